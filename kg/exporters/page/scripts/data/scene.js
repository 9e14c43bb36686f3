/* What the drawing shows, given what the reader asks for. */

import { shortestPath, surroundings } from "./walks.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("../state.js").Wishes} Wishes */

/**
 * @typedef {object} Scene
 * @property {Uint8Array} nodes 1 where a node is shown
 * @property {Uint8Array} edges 1 where an edge may be drawn
 * @property {number} selected a node, or -1
 * @property {Set<number> | null} near what is in focus; null if nothing is
 * @property {Set<number>} lines the edges in focus
 * @property {number[] | null} path nodes and edges in turn, if one was asked for and found
 * @property {number} shown how many nodes are shown
 * @property {number} drawn how many edges may be drawn
 */

/**
 * Whether the reader wants an edge of this relation, as sure as this, between such kinds.
 * @param {Store} store
 * @param {Wishes} wishes
 * @returns {(edge: number) => boolean}
 */
export function wanted(store, wishes) {
  const kinds = store.kinds.map((kind) => wishes.kinds.has(kind));
  const relations = store.relations.map(
    (relation, at) => at >= store.claims || wishes.relations.has(relation),
  );
  const inTime = papersInTime(store, wishes);
  return (edge) =>
    relations[store.relation[edge]] &&
    store.sure[edge] >= wishes.sure &&
    kinds[store.kind[store.from[edge]]] &&
    kinds[store.kind[store.to[edge]]] &&
    (store.from[edge] >= store.papers || inTime[store.from[edge]] === 1);
}

/**
 * @param {Store} store
 * @param {Wishes} wishes
 */
function papersInTime(store, { since, until }) {
  const inTime = new Uint8Array(store.papers);
  for (let paper = 0; paper < store.papers; paper += 1) {
    const day = store.day[paper];
    inTime[paper] = !day
      ? Number(!since && !until)
      : Number((!since || day >= since) && (!until || day <= until));
  }
  return inTime;
}

/**
 * @param {Store} store
 * @param {Wishes} wishes
 * @returns {Scene}
 */
export function sceneOf(store, wishes) {
  const isWanted = wanted(store, wishes);
  const nodes = new Uint8Array(store.size);
  const edges = new Uint8Array(store.edges);
  const ends = new Int32Array(store.size);
  for (let edge = 0; edge < store.edges; edge += 1) {
    if (!isWanted(edge)) continue;
    edges[edge] = 1;
    ends[store.from[edge]] += 1;
    ends[store.to[edge]] += 1;
  }
  const inTime = papersInTime(store, wishes);
  for (let node = 0; node < store.size; node += 1)
    nodes[node] = Number(isShown(store, wishes, node, ends, inTime));
  focusOn(store, wishes, nodes, edges);
  const focus = focused(store, wishes, nodes);
  for (const node of focus.near ?? []) nodes[node] = 1;
  let drawn = 0;
  for (let edge = 0; edge < store.edges; edge += 1) {
    if (!nodes[store.from[edge]] || !nodes[store.to[edge]]) edges[edge] = 0;
    drawn += edges[edge];
  }
  for (const edge of focus.lines) edges[edge] = 1;
  return {
    nodes,
    edges,
    selected: wishes.selected,
    ...focus,
    shown: nodes.reduce((sum, each) => sum + each, 0),
    drawn,
  };
}

/**
 * A paper in time stays; everything else goes when no line leads to it any more.
 * @param {Store} store
 * @param {Wishes} wishes
 * @param {number} node
 * @param {Int32Array} ends
 * @param {Uint8Array} inTime
 */
function isShown(store, wishes, node, ends, inTime) {
  if (!wishes.kinds.has(store.kindName(node))) return false;
  if (store.isPaper(node)) return inTime[node] === 1;
  if (wishes.shared && ends[node] < 2) return false;
  return ends[node] > 0;
}

/**
 * Leave only what answers a query, if there is one.
 * @param {Store} store
 * @param {Wishes} wishes
 * @param {Uint8Array} nodes
 * @param {Uint8Array} edges
 */
function focusOn(store, wishes, nodes, edges) {
  if (!wishes.found) return;
  const kept = new Uint8Array(store.size);
  for (const node of wishes.found) {
    kept[node] = 1;
    for (const edge of store.edgesAt(node)) if (edges[edge]) kept[store.otherEnd(edge, node)] = 1;
  }
  for (let node = 0; node < store.size; node += 1) nodes[node] &= kept[node];
  for (const node of wishes.found) nodes[node] = 1;
}

/**
 * @param {Store} store
 * @param {Wishes} wishes
 * @param {Uint8Array} nodes
 */
function focused(store, wishes, nodes) {
  const { selected, goal, steps } = wishes;
  if (selected < 0)
    return { near: /** @type {Set<number> | null} */ (null), lines: new Set(), path: null };
  const isWanted = wanted(store, wishes);
  if (goal >= 0) {
    const path =
      shortestPath(store, selected, goal, isWanted) ??
      shortestPath(store, selected, goal, () => true);
    const near = new Set(path ? path.filter((_, at) => at % 2 === 0) : [selected, goal]);
    return { near, lines: new Set(path?.filter((_, at) => at % 2 === 1)), path };
  }
  // of what is not shown itself (an author), all neighbours
  const open = nodes[selected] ? isWanted : () => true;
  const found = surroundings(store, selected, 1, open);
  if (steps === 2) {
    const further = surroundings(store, selected, 2, isWanted);
    for (const node of further.nodes) found.nodes.add(node);
    for (const edge of further.edges) found.edges.add(edge);
  }
  return { near: found.nodes, lines: found.edges, path: null };
}
