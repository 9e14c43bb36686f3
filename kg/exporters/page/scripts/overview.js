"use strict";

/* The panel while nothing is selected: all papers, and what connects them. */

/** Longer lists are for the search. */
const MOST_ROWS = 300;

function overview() {
  const papers = [...DATA.papers].sort((one, other) => (other.votes ?? -1) - (one.votes ?? -1));
  const shared = DATA.entities
    .map((entity) => ({
      id: `entity/${entity.id}`,
      generic: entity.generic,
      count: degreeOf(`entity/${entity.id}`),
    }))
    .filter(({ count }) => count > 1)
    .sort((one, other) => Number(one.generic) - Number(other.generic) || other.count - one.count);
  return [
    section(
      "Papers",
      papers.length,
      element("ol", { class: "papers" }, papers.slice(0, MOST_ROWS).map(paperRow)),
      furtherRows(papers),
    ),
    section(
      "What connects them",
      shared.length,
      listOf(
        shared
          .slice(0, MOST_ROWS)
          .map(({ id, count }) => [
            thingLink(id),
            " ",
            element("span", { class: "number" }, count),
          ]),
        "chips",
      ),
      furtherRows(shared),
    ),
  ];
}

function furtherRows(rows) {
  const further = rows.length - MOST_ROWS;
  return (
    further > 0 &&
    element(
      "p",
      { class: "names" },
      `${further.toLocaleString("en")} more can be found by the search.`,
    )
  );
}

function paperRow(paper) {
  const id = `paper/${paper.id}`;
  const [head, rest] = titleParts(THINGS.get(id).label);
  return element(
    "li",
    {},
    element(
      "a",
      { class: "paper-row", href: address(id) },
      votes(paper),
      element(
        "span",
        { class: "paper-title", lang: paper.titles[0][1] },
        element("b", {}, head),
        rest && [" ", element("span", {}, rest)],
      ),
    ),
  );
}

function votes(paper) {
  const label = paper.votes === null ? "no votes told" : plural(paper.votes, "vote");
  return element(
    "span",
    { class: "votes" },
    element(
      "span",
      { "aria-hidden": "true" },
      paper.votes === null ? "–" : paper.votes.toLocaleString("en"),
    ),
    element("span", { class: "unseen" }, label),
  );
}
