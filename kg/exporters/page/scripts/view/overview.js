/* The panel while nothing is selected: topics, all papers, and what connects them. */

import { encoded } from "../address.js";
import { languageOf, titleParts } from "../data/store.js";
import { named, nameOf } from "../data/topics.js";
import { element } from "./elements.js";
import { longList, nodeLink, section } from "./parts.js";
import { topicSign } from "./signs.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../data/topics.js").Region} Region */

const STEP = 60;

/**
 * @param {Desk} desk
 * @param {(region: Region) => void} visit
 */
export function overview(desk, visit) {
  const { store, texts, regions } = desk;
  const papers = Array.from({ length: store.papers }, (_, at) => at);
  papers.sort(
    (one, other) => store.votes[other] - store.votes[one] || store.day[other] - store.day[one],
  );
  /** @type {number[]} */
  const shared = [];
  for (let node = 0; node < store.size; node += 1)
    if (store.isEntity(node) && store.degree[node] > 1) shared.push(node);
  shared.sort(
    (one, other) =>
      store.generic[one] - store.generic[other] || store.degree[other] - store.degree[one],
  );
  const topics = named(regions.communities).sort((one, other) => other.papers - one.papers);
  return [
    section(
      desk,
      texts.say("topics"),
      topics.length,
      longList(desk, topics, 12, "topics", (region) => topicRow(desk, region, visit)),
    ),
    section(
      desk,
      texts.say("papers"),
      papers.length,
      longList(desk, papers, STEP, "papers", (paper) => paperRow(desk, paper)),
    ),
    section(
      desk,
      texts.say("whatConnects"),
      shared.length,
      longList(desk, shared, STEP, "chips", (node) => [
        nodeLink(desk, node),
        " ",
        element("span", { class: "number" }, texts.shown(store.degree[node])),
      ]),
    ),
  ];
}

/** @param {Desk} desk @param {Region} region @param {(region: Region) => void} visit */
function topicRow({ store, texts }, region, visit) {
  const name = nameOf(store, region, texts.language);
  const made = element(
    "button",
    { type: "button", class: "topic-row" },
    topicSign(region.hue),
    element("span", { class: "topic-name", lang: languageOf(name) }, name),
    element("span", { class: "number" }, texts.shown(region.papers)),
  );
  made.addEventListener("click", () => visit(region));
  return made;
}

/** @param {Desk} desk @param {number} paper */
function paperRow({ store, texts }, paper) {
  const [head, rest] = titleParts(store.labels[paper]);
  return element(
    "a",
    { class: "paper-row", href: `#${encoded(store.address(paper))}` },
    votes(texts, store.votes[paper]),
    element(
      "span",
      { class: "paper-title", lang: languageOf(store.labels[paper]) },
      element("b", {}, head),
      rest && [" ", element("span", {}, rest)],
    ),
  );
}

/** @param {import("../texts.js").Texts} texts @param {number} count */
function votes(texts, count) {
  const label = count < 0 ? texts.say("noVotes") : texts.count(count, "oneVote", "nVotes");
  return element(
    "span",
    { class: "votes" },
    element("span", { "aria-hidden": "true" }, count < 0 ? "–" : texts.shown(count)),
    element("span", { class: "unseen" }, label),
  );
}
