/* The panels of entities, authors, organizations and repositories. */

import { element, webLink } from "./elements.js";
import {
  grouped,
  heading,
  inline,
  kicker,
  later,
  listOf,
  longList,
  nodeLink,
  otherNames,
  relationSection,
  section,
} from "./parts.js";
import { quotes } from "./quotes.js";
import { resultTable } from "./results.js";

/** @typedef {import("./parts.js").Desk} Desk */

/** So many papers of a relation at once: their sentences have to be unpacked. */
const STEP = 12;

/** @param {Desk} desk @param {number} node */
export function entityPanel(desk, node) {
  const { store, texts, details } = desk;
  const kin = [...store.edgesAt(node)].filter(
    (edge) => store.relations[store.relation[edge]] === "broader",
  );
  const wider = kin.filter((edge) => store.from[edge] === node).map((edge) => store.to[edge]);
  const narrower = kin.filter((edge) => store.to[edge] === node).map((edge) => store.from[edge]);
  return [
    kicker(
      desk,
      node,
      store.generic[node] === 1 && texts.say("common"),
      texts.count(store.degree[node], "onePaper", "nPapers"),
    ),
    heading(desk, node),
    otherNames(desk, node),
    relatives(desk, "kindOf", wider),
    relatives(desk, "kindsOfIt", narrower),
    later(
      desk,
      details
        .resultsOf(node)
        .then((found) => resultTable(desk, found, ["metric", "dataset", "method", "paper"])),
    ),
    byRelation(desk, node),
  ];
}

/** @param {Desk} desk @param {string} key @param {number[]} nodes */
function relatives(desk, key, nodes) {
  if (!nodes.length) return null;
  return element(
    "p",
    { class: "kin" },
    desk.texts.say(key),
    inline(nodes.map((each) => nodeLink(desk, each))),
  );
}

/** @param {Desk} desk @param {number} node */
function byRelation(desk, node) {
  const { store, details, texts } = desk;
  const groups = grouped(
    store
      .claimsAt(node)
      .map(
        (edge) => /** @type {[string, number]} */ ([store.relations[store.relation[edge]], edge]),
      ),
  );
  return store.relations
    .filter((relation) => groups.has(relation))
    .map((relation) => {
      const edges = [...(groups.get(relation) ?? [])];
      edges.sort(
        (one, other) => store.day[store.from[other]] - store.day[store.from[one]] || one - other,
      );
      const rows = longList(desk, edges, STEP, "rows", (edge) => [
        nodeLink(desk, store.from[edge]),
        element("span", { class: "number" }, store.date(store.from[edge])),
        later(
          desk,
          details.claim(edge).then((found) => quotes(desk, [{ quotes: found, target: -1 }])),
        ),
      ]);
      return relationSection(desk, relation, texts.say(`inverse_${relation}`), edges.length, rows);
    });
}

/** The panel of an author, an organization or a repository. @param {Desk} desk @param {number} node */
export function plainPanel(desk, node) {
  const { store, texts } = desk;
  const papers = [...store.edgesAt(node)].map((edge) => store.from[edge]);
  papers.sort((one, other) => store.day[other] - store.day[one] || one - other);
  const isAuthor = store.kindName(node) === "Author";
  const beside = new Map();
  for (const paper of isAuthor ? papers : [])
    for (const other of store.related(paper, "creator"))
      if (other !== node) beside.set(other, (beside.get(other) ?? 0) + 1);
  const company = [...beside].sort((one, other) => other[1] - one[1]).map(([other]) => other);
  const url = store.core.urls[node];
  return [
    kicker(desk, node, texts.count(papers.length, "onePaper", "nPapers")),
    heading(desk, node),
    url && listOf([webLink(url, texts.say("openRepository"), texts.say("newTab"))], "links"),
    section(
      desk,
      texts.say("papers"),
      papers.length,
      longList(desk, papers, 40, "rows", (paper) => [
        nodeLink(desk, paper),
        element("span", { class: "number" }, store.date(paper)),
      ]),
    ),
    section(
      desk,
      texts.say("together"),
      company.length,
      longList(desk, company, 60, "chips", (each) => nodeLink(desk, each, { sign: false })),
    ),
  ];
}
