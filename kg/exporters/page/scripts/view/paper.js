/* The panel of one paper. */

import { element, webLink } from "./elements.js";
import { abstractsOf } from "./abstracts.js";
import {
  grouped,
  heading,
  inline,
  kicker,
  later,
  listOf,
  nodeLink,
  otherNames,
  relationSection,
  section,
} from "./parts.js";
import { quotes } from "./quotes.js";
import { resultTable } from "./results.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../data/details.js").PaperDetails} PaperDetails */

/** So many authors are named before a switch. */
const MOST_AUTHORS = 24;

/** @param {Desk} desk @param {number} paper */
export function paperPanel(desk, paper) {
  const { store, details } = desk;
  return [
    kicker(desk, paper, `arXiv ${store.id(paper)}`),
    heading(desk, paper),
    otherNames(desk, paper),
    authors(desk, paper),
    people(desk, store.related(paper, "affiliation")),
    later(
      desk,
      details
        .paper(paper)
        .then((told) => [
          facts(desk, paper, told),
          links(desk, paper, told),
          abstractsOf(desk, told.abstracts),
        ]),
    ),
    later(
      desk,
      details
        .resultsOf(paper)
        .then((found) => resultTable(desk, found, ["metric", "dataset", "method"])),
    ),
    claims(desk, paper),
    connected(desk, paper),
  ];
}

/** @param {Desk} desk @param {number} paper */
function authors(desk, paper) {
  const all = desk.store.related(paper, "creator");
  if (all.length <= MOST_AUTHORS) return people(desk, all, { sign: false });
  const rest = all.slice(MOST_AUTHORS);
  return [
    people(desk, all.slice(0, MOST_AUTHORS), { sign: false }),
    element(
      "details",
      { class: "more" },
      element("summary", {}, desk.texts.say("moreRows", { n: rest.length })),
      people(desk, rest, { sign: false }),
    ),
  ];
}

/** @param {Desk} desk @param {number[]} nodes @param {{ sign?: boolean }} options */
function people(desk, nodes, options = {}) {
  if (!nodes.length) return null;
  return element(
    "p",
    { class: "authors" },
    inline(nodes.map((node) => nodeLink(desk, node, options))),
  );
}

/** @param {Desk} desk @param {number} paper @param {PaperDetails} told */
function facts({ store, texts }, paper, told) {
  const days = [...new Set(told.listings.map(({ day }) => day).filter(Boolean))];
  const votes = store.votes[paper];
  const rows = [
    ["votes", votes < 0 ? "" : texts.shown(votes)],
    ["inDigest", days.join(", ")],
    ["published", told.issued],
  ].filter(([, value]) => value);
  return element(
    "dl",
    { class: "facts" },
    rows.map(([name, value]) =>
      element(
        "div",
        {},
        element("dt", {}, texts.say(/** @type {string} */ (name))),
        element("dd", {}, value),
      ),
    ),
  );
}

/** @param {Desk} desk @param {number} paper @param {PaperDetails} told */
function links({ store, texts }, paper, told) {
  const hint = texts.say("newTab");
  const id = encodeURIComponent(store.id(paper));
  const repositories = store.related(paper, "repository").filter((node) => store.core.urls[node]);
  const several = repositories.length > 1;
  return listOf(
    [
      webLink(`https://arxiv.org/abs/${id}`, "arXiv", hint),
      webLink(`https://huggingface.co/papers/${id}`, "Hugging Face", hint),
      ...repositories.map((node) =>
        webLink(store.core.urls[node], several ? store.labels[node] : texts.say("code"), hint),
      ),
      ...told.pages.map((url) => webLink(url, texts.say("projectPage"), hint)),
      ...(told.video ? [webLink(told.video, texts.say("video"), hint)] : []),
    ],
    "links",
  );
}

/** @param {Desk} desk @param {number} paper */
function claims(desk, paper) {
  const { store, details, texts } = desk;
  const groups = grouped(
    store
      .claimsAt(paper)
      .map(
        (edge) => /** @type {[string, number]} */ ([store.relations[store.relation[edge]], edge]),
      ),
  );
  return store.relations
    .filter((relation) => groups.has(relation))
    .map((relation) => {
      const edges = groups.get(relation) ?? [];
      const names = listOf(
        edges.map((edge) => nodeLink(desk, store.to[edge])),
        "chips",
      );
      const sentences = Promise.all(
        edges.map(async (edge) => ({ quotes: await details.claim(edge), target: store.to[edge] })),
      ).then((all) => quotes(desk, all));
      return relationSection(
        desk,
        relation,
        texts.say(relation),
        edges.length,
        names,
        later(desk, sentences),
      );
    });
}

/** Papers that tell of the same, those with the most telling things in common first.
 * @param {Desk} desk @param {number} paper */
function connected(desk, paper) {
  const { store, texts } = desk;
  const telling = store
    .claimsAt(paper)
    .map((edge) => store.to[edge])
    .filter((node) => !store.generic[node] && store.degree[node] > 1);
  const others = grouped(
    telling.flatMap((node) =>
      store
        .claimsAt(node)
        .map((edge) => store.from[edge])
        .filter((other) => other !== paper)
        .map((other) => /** @type {[number, number]} */ ([other, node])),
    ),
  );
  /** @param {number[]} nodes */
  const weight = (nodes) =>
    nodes.reduce((sum, node) => sum + 1 / Math.log2(1 + store.degree[node]), 0);
  const ranked = [...others].sort(
    (one, other) => weight(other[1]) - weight(one[1]) || one[0] - other[0],
  );
  const rows = ranked
    .slice(0, 12)
    .map(([other, nodes]) => [
      nodeLink(desk, other),
      element(
        "p",
        { class: "via" },
        texts.say("through"),
        inline(nodes.map((node) => nodeLink(desk, node, { sign: false }))),
      ),
    ]);
  return section(desk, texts.say("connected"), others.size, listOf(rows, "rows"));
}
