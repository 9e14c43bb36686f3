"use strict";

/* How everything looks, given what the reader looks at and from how far away. */

/** What the reader looks at: one thing, what is next to it, and what the pointer is on. */
const look = { selected: null, near: null, hovered: null };

/** Where each visible node was drawn last, on the canvas. */
const drawnAt = new Map();

/** Longer names are cut on the canvas, not in the panel. */
const MOST_LETTERS = 34;

/** Half the usual distance between two papers; it decides how much a card may tell. */
let room = 0;

/** Lines grow thinner on the screen when the drawing grows smaller, but not as fast. */
let lineScale = 1;

/** How far a node steps back: behind the selection, or because it connects nothing. */
function fadedBy(thing) {
  if (look.near && !look.near.has(thing.id)) return 0.82;
  if (look.near || thing.kind === "Paper" || !KINDS[thing.kind].shown) return 0;
  return isMinor(thing) ? 0.2 : 0;
}

/** vis-network calls this for every node, on every drawing. */
function drawNode({ ctx: context, id, x, y }) {
  const thing = THINGS.get(id);
  const scale = network?.getScale() ?? 1;
  const marked = look.selected === id;
  const drawing =
    thing.kind === "Paper" ? paperDrawing(context, thing, scale) : signDrawing(id, scale);
  const { width = drawing.size * 2, height = drawing.size * 2 } = drawing;
  occupy(id, x, y, width, height);
  return {
    drawNode() {
      const common = { x, y, faded: fadedBy(thing), ...drawing };
      if (drawing.card) drawCard(context, { ...common, marked });
      else
        drawSign(context, {
          ...common,
          kind: thing.kind,
          marked: marked || look.hovered === id ? 1 / scale + 0.5 : 0,
        });
    },
    nodeDimensions: { width, height },
  };
}

/** Whether cards would lie over one another; then papers are signs with names as well. */
function isCrowded(scale) {
  return room * scale < 14;
}

/** A card keeps a readable size when the reader looks from afar, and then tells less. */
function paperDrawing(context, thing, scale) {
  const looked = look.selected === thing.id || look.hovered === thing.id;
  if (!looked && isCrowded(scale)) return { size: 4.5 / scale };
  const detail = looked || room * scale > 84 ? "whole" : room * scale > 36 ? "name" : "line";
  const enlarged = Math.max(1, (detail === "line" ? 0.7 : 0.86) / scale);
  const card = cardOf(context, thing.id, thing.label, detail);
  return { card, enlarged, width: card.width * enlarged, height: card.height * enlarged };
}

/** A sign may grow smaller than the drawing does, but not as fast. */
function signDrawing(id, scale) {
  return { size: SIZES.get(id) * Math.max(1, (isCrowded(scale) ? 0.28 : 0.72) / scale) };
}

/** Tell vis-network at once how large a node is, so that the pointer finds its edges. */
function occupy(id, x, y, width, height) {
  drawnAt.set(id, { id, x, y, width, height });
  const shape = network?.body.nodes[id]?.shape;
  if (shape) Object.assign(shape, { width, height, left: x - width / 2, top: y - height / 2 });
}

/** Write the names, in pixels of the screen rather than in the drawing's own measure. */
function drawLabels(context) {
  context.save();
  const pixels = canvasHost.querySelector("canvas").width / canvasHost.clientWidth;
  context.setTransform(pixels, 0, 0, pixels, 0, 0);
  const scale = network.getScale();
  const marks = [...drawnAt.values()].map((node) => onScreen(node, scale));
  const screen = { width: canvasHost.clientWidth, height: canvasHost.clientHeight };
  writeLabels(context, screen, marks, [...nodeLabels(marks, scale), ...edgeLabels(marks)]);
  context.restore();
}

function onScreen({ id, x, y, width, height }, scale) {
  const centre = network.canvasToDOM({ x, y });
  const [halfWidth, halfHeight] = [(width * scale) / 2, (height * scale) / 2];
  const box = {
    left: centre.x - halfWidth,
    right: centre.x + halfWidth,
    top: centre.y - halfHeight,
    bottom: centre.y + halfHeight,
  };
  return { id, x: centre.x, y: centre.y, radius: halfHeight, box, outward: outward.get(id) };
}

function* nodeLabels(marks, scale) {
  for (const mark of marks) {
    const thing = THINGS.get(mark.id);
    if (thing.kind === "Paper" && !isCrowded(scale)) continue;
    const near = look.near?.has(mark.id);
    const must = look.selected === mark.id || look.hovered === mark.id;
    const single = degreeOf(mark.id) < 2;
    if (!must && ((look.near && !near) || (!near && single && room * scale < 50))) continue;
    const strong = must || (!isMinor(thing) && !look.near);
    const name = titleOrName(thing);
    const text = name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;
    yield {
      mark,
      text,
      size: 11.5,
      font: `${strong ? 600 : 450} 11.5px ${palette.font}`,
      colour: strong || near ? palette.ink : palette.muted,
      rank: (must ? 1e6 : 0) + (near ? 1e4 : 0) + (single ? 0 : 100) + degreeOf(mark.id),
      must,
    };
  }
}

function titleOrName(thing) {
  return thing.kind === "Paper" ? titleParts(thing.label)[0] : thing.label;
}

/** Around the selection every line says what it means. */
function* edgeLabels(marks) {
  if (!look.selected) return;
  const places = new Map(marks.map((mark) => [mark.id, mark]));
  for (const edge of EDGES_AT.get(look.selected) ?? []) {
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    if (!from || !to || EDGES.get(edge.id).hidden) continue;
    const mark = { id: null, x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 - 8, radius: 0 };
    const relation = RELATIONS[edge.relation] ?? OTHER_RELATIONS[edge.relation];
    yield {
      mark,
      text: relation.label,
      size: 10,
      font: `italic 400 10px ${palette.font}`,
      colour: palette.muted,
      rank: -1,
    };
  }
}

/** How a line looks now. */
function edgeLook(edge) {
  const relation = RELATIONS[edge.relation] ?? OTHER_RELATIONS[edge.relation];
  const touches = look.selected && (edge.from === look.selected || edge.to === look.selected);
  const colour = palette.relations[edge.relation] ?? palette.line;
  return {
    id: edge.id,
    color: {
      color: colour,
      hover: colour,
      highlight: colour,
      inherit: false,
      opacity: touches ? 0.95 : look.selected ? 0.06 : restingOpacity(),
    },
    width: relation.width * lineScale * (touches ? 1.3 : 1),
    dashes: relation.dashes ?? false,
    hoverWidth: 1.5,
  };
}

/** Many lines are fainter each. */
function restingOpacity() {
  return Math.max(0.16, Math.min(0.45, 7 / Math.sqrt(EDGE_LIST.length + 1)));
}

function rescaleLines() {
  const wanted = Math.min(1.8, Math.max(1, Math.round(4 / network.getScale()) / 5));
  if (wanted === lineScale) return;
  lineScale = wanted;
  restyleEdges();
}

function restyleEdges() {
  EDGES.update(EDGE_LIST.map(edgeLook));
}
