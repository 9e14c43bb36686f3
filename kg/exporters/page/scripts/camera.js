"use strict";

/* Where the reader stands: the whole, one thing and its surroundings, or in between. */

const calmMotion = window.matchMedia("(prefers-reduced-motion: reduce)");

function motion(animated = true) {
  return animated && !calmMotion.matches
    ? { duration: 380, easingFunction: "easeInOutCubic" }
    : false;
}

/** Space on the screen that a card takes around its node, and a sign with its name. */
const CARD_SPACE = { x: 92, y: 44 };
const SIGN_SPACE = { x: 70, y: 30 };

/** The box on the canvas that these nodes take at this scale. */
function boundsOf(ids, scale) {
  const places = network.getPositions(ids);
  const narrower = Math.min(1, canvasHost.clientWidth / 700);
  const spaces = ids.map((id) => {
    const { x, y } = id.startsWith("paper/") ? CARD_SPACE : SIGN_SPACE;
    return { ...places[id], space: { x: x * narrower, y } };
  });
  return {
    left: Math.min(...spaces.map(({ x, space }) => x - space.x / scale)),
    right: Math.max(...spaces.map(({ x, space }) => x + space.x / scale)),
    top: Math.min(...spaces.map(({ y, space }) => y - space.y / scale)),
    bottom: Math.max(...spaces.map(({ y, space }) => y + space.y / scale)),
  };
}

/** Bring these nodes, with their cards and names, into view. */
function frame(ids, { closest, animated = true }) {
  if (!ids.length) return;
  let scale = closest;
  let box = boundsOf(ids, scale);
  for (let round = 0; round < 12; round += 1) {
    const fitting = Math.min(
      canvasHost.clientWidth / (box.right - box.left),
      canvasHost.clientHeight / (box.bottom - box.top),
    );
    scale = Math.min(closest, (scale + fitting) / 2);
    box = boundsOf(ids, scale);
  }
  const position = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  network.moveTo({ position, scale, animation: motion(animated) });
  if (!animated) rescaleLines();
}

function showAll({ animated = true } = {}) {
  frame(NODES.getIds({ filter: (node) => !node.hidden }), { closest: 1.1, animated });
}

function zoomBy(factor) {
  network.moveTo({
    scale: Math.min(4, Math.max(0.05, network.getScale() * factor)),
    animation: motion(),
  });
}

function moveBy(right, down) {
  const { x, y } = network.getViewPosition();
  const step = 90 / network.getScale();
  network.moveTo({ position: { x: x + right * step, y: y + down * step } });
}

/** Put a thing and what is next to it in the middle; with nothing, stay. */
function lookAt(id) {
  look.selected = id;
  look.near = id && NODES.get(id) ? neighbourhood(id) : null;
  restyleEdges();
  network.selectNodes(look.near ? [id] : []);
  network.redraw();
  if (look.near) frame([...look.near].filter(isVisible), { closest: 1.15 });
}

/** A thing and what the drawn lines lead to; of what is not shown itself, all neighbours. */
function neighbourhood(id) {
  const near = new Set([id]);
  for (const edge of EDGES_AT.get(id) ?? [])
    if (!isVisible(id) || !EDGES.get(edge.id).hidden) near.add(edge.from).add(edge.to);
  return near;
}

document.getElementById("zoom-in").addEventListener("click", () => zoomBy(1.4));
document.getElementById("zoom-out").addEventListener("click", () => zoomBy(1 / 1.4));
document.getElementById("zoom-all").addEventListener("click", () => showAll());

const CANVAS_KEYS = {
  ArrowLeft: () => moveBy(-1, 0),
  ArrowRight: () => moveBy(1, 0),
  ArrowUp: () => moveBy(0, -1),
  ArrowDown: () => moveBy(0, 1),
  "+": () => zoomBy(1.25),
  "=": () => zoomBy(1.25),
  "-": () => zoomBy(0.8),
  0: () => showAll(),
};
canvasHost.addEventListener("keydown", (event) => {
  const act = CANVAS_KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});
