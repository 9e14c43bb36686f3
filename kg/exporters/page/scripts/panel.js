"use strict";

/* The panel beside the drawing: all papers, or everything about one thing. */

const panel = document.getElementById("panel");

function resultPanel(thing) {
  const result = thing.record;
  return [
    kicker(thing),
    heading(thing),
    element("p", { class: "kin" }, "Reported by ", thingLink(`paper/${result.paper}`)),
    resultTable([result], ["metric", "dataset", "method"]),
  ];
}

function plainPanel(thing) {
  const papers = PAPERS_OF.get(thing.id) ?? [];
  const beside = grouped(
    papers.flatMap((paper) =>
      (thing.kind === "Author" ? paper.authors : []).map((id) => [`author/${id}`, paper]),
    ),
  );
  beside.delete(thing.id);
  return [
    kicker(thing),
    heading(thing),
    thing.record.url && listOf([webLink(thing.record.url, "Open the repository")], "links"),
    section(
      "Papers",
      papers.length,
      listOf(
        papers.map((paper) => thingLink(`paper/${paper.id}`)),
        "rows",
      ),
    ),
    section(
      "Together with",
      beside.size,
      element(
        "p",
        { class: "authors" },
        inline([...beside.keys()].map((id) => thingLink(id, { sign: false }))),
      ),
    ),
  ];
}

const PANELS = {
  Paper: paperPanel,
  Result: resultPanel,
  Author: plainPanel,
  Organization: plainPanel,
  Repository: plainPanel,
};

/** Show a thing in the panel, or with null all papers. */
function showInPanel(id) {
  const thing = id && THINGS.get(id);
  const content = element("div", { class: "panel-content" });
  append(content, thing ? (PANELS[thing.kind] ?? entityPanel)(thing) : overview());
  const missing = thing && !NODES.get(id);
  panel.replaceChildren(
    element(
      "div",
      { class: "panel-bar" },
      thing
        ? element("a", { class: "back", href: "#" }, "All papers")
        : element("h2", { class: "back", tabindex: "-1" }, "Overview"),
      element(
        "button",
        {
          type: "button",
          class: "button icon-button phone-only",
          id: "close-panel",
          "aria-label": "Close the list",
        },
        "×",
      ),
    ),
    ...(missing
      ? [
          element(
            "p",
            { class: "note" },
            "The graph draws the most connected things only; this is not one of them.",
          ),
        ]
      : []),
    content,
  );
  panel.scrollTop = 0;
}
