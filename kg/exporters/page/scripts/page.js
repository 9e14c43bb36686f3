"use strict";

/* What holds the parts together: the address says what is selected, everything follows. */

const tip = document.getElementById("tip");
const filterButton = document.getElementById("show-filters");
const panelButton = document.getElementById("show-panel");

/** The thing that the address names, or null. */
function addressed() {
  try {
    const id = location.hash.slice(1).split("/").map(decodeURIComponent).join("/");
    return THINGS.has(id) ? id : null;
  } catch {
    return null; // "%" without two digits after it
  }
}

/** Select a thing, or with null nothing, by going to its address. */
function go(id) {
  location.hash = id ? address(id) : "";
  if (id && look.selected === id) lookAt(id);
}

function arrive() {
  const id = addressed();
  hideTip();
  const wasInside = panel.contains(document.activeElement);
  showInPanel(id);
  if (wasInside) (panel.querySelector("h2") ?? panel).focus({ preventScroll: true });
  document.body.classList.toggle("looking", id !== null);
  if (id) setPanelOpen(true);
  document.title = id ? `${THINGS.get(id).label} – ${pageTitle}` : pageTitle;
  settled.then(() => {
    if (addressed() === id) lookAt(id);
  });
}

const pageTitle = document.title;
window.addEventListener("hashchange", arrive);
arrive();

// --- the pointer ----------------------------------------------------------------------

network.on("click", ({ nodes: [id], edges: [edge], pointer }) => {
  if (id) return go(id);
  if (edge !== undefined) return showTip(edgeTip(edge), pointer.DOM);
  hideTip();
  return go(null);
});

network.on("hoverNode", ({ node, pointer }) => {
  look.hovered = node;
  showTip(nodeTip(node), pointer.DOM);
});
network.on("hoverEdge", ({ edge, pointer }) => {
  if (!look.hovered) showTip(edgeTip(edge), pointer.DOM);
});
network.on("blurNode", () => {
  look.hovered = null;
  hideTip();
});
network.on("blurEdge", () => look.hovered ?? hideTip());
network.on("dragStart", hideTip);
network.on("zoom", hideTip);

function nodeTip(id) {
  const thing = THINGS.get(id);
  const count = degreeOf(id);
  const tally =
    thing.kind === "Paper"
      ? plural(count, "entity", "entities")
      : id.startsWith("entity/")
        ? plural(count, "paper")
        : null;
  return [
    element("b", { lang: thing.language }, thing.label),
    element(
      "span",
      { class: "tip-kind" },
      [KINDS[thing.kind].one, tally].filter(Boolean).join(" · "),
    ),
  ];
}

function edgeTip(id) {
  const edge = EDGES.get(id);
  const relation = RELATIONS[edge.relation] ?? OTHER_RELATIONS[edge.relation];
  const claim = DATA.statements[edge.statement];
  const [from, to] = [edge.from, edge.to].map((end) => THINGS.get(end).label);
  return [
    element(
      "span",
      { class: "tip-line" },
      element("b", {}, titleParts(from)[0]),
      ` ${relation.label} `,
      element("b", {}, to),
    ),
    claim && quote(claim.evidence[0].sentence, [{ ...claim.evidence[0], claim }], () => null),
  ];
}

function showTip(content, { x, y }) {
  tip.replaceChildren();
  append(tip, [content]);
  tip.hidden = false;
  const [width, height] = [canvasHost.clientWidth, canvasHost.clientHeight];
  const left = Math.min(Math.max(8, x + 14), Math.max(8, width - tip.offsetWidth - 8));
  const below = y + 16 + tip.offsetHeight < height;
  tip.style.left = `${left}px`;
  tip.style.top = `${below ? y + 16 : Math.max(8, y - tip.offsetHeight - 12)}px`;
}

function hideTip() {
  tip.hidden = true;
}

// --- narrow screens -------------------------------------------------------------------

function setPanelOpen(open) {
  document.body.classList.toggle("panel-open", open);
  panelButton.setAttribute("aria-expanded", String(open));
}

function setFiltersOpen(open) {
  document.body.classList.toggle("filters-open", open);
  filterButton.setAttribute("aria-expanded", String(open));
}

panelButton.addEventListener("click", () =>
  setPanelOpen(panelButton.getAttribute("aria-expanded") !== "true"),
);
filterButton.addEventListener("click", () =>
  setFiltersOpen(filterButton.getAttribute("aria-expanded") !== "true"),
);
panel.addEventListener("click", (event) => {
  if (event.target.closest("#close-panel")) setPanelOpen(false);
  if (event.target.closest("a.back")) settled.then(showAll);
});
canvasHost.addEventListener("pointerdown", () => setFiltersOpen(false));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (document.body.classList.contains("filters-open")) setFiltersOpen(false);
  else if (look.selected) go(null);
});
