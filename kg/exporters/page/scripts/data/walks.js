/* Ways through the graph. */

/** @typedef {import("./store.js").Store} Store */

/**
 * What is so many steps away at most, and the edges that lead there.
 * @param {Store} store
 * @param {number} start
 * @param {number} steps
 * @param {(edge: number) => boolean} open whether an edge may be used
 */
export function surroundings(store, start, steps, open) {
  const nodes = new Set([start]);
  /** @type {Set<number>} */
  const edges = new Set();
  let level = [start];
  for (let step = 0; step < steps; step += 1) {
    /** @type {number[]} */
    const next = [];
    for (const node of level)
      for (const edge of store.edgesAt(node)) {
        if (!open(edge)) continue;
        edges.add(edge);
        const other = store.otherEnd(edge, node);
        if (nodes.has(other)) continue;
        nodes.add(other);
        next.push(other);
      }
    level = next;
  }
  return { nodes, edges };
}

/**
 * A shortest path as nodes and edges in turn: [node, edge, node, …]; null if there is none. Of
 * several, one through nodes that connect little, for it tells more.
 * @param {Store} store
 * @param {number} start
 * @param {number} goal
 * @param {(edge: number) => boolean} open whether an edge may be used
 * @returns {number[] | null}
 */
export function shortestPath(store, start, goal, open) {
  /** @type {Map<number, number>} the edge towards the goal */
  const way = new Map([[goal, -1]]);
  let level = [goal];
  while (level.length && !way.has(start)) {
    // what connects little comes first, and so is what later nodes are reached through
    level.sort((one, other) => store.degree[one] - store.degree[other] || one - other);
    /** @type {number[]} */
    const next = [];
    for (const node of level)
      for (const edge of store.edgesAt(node)) {
        const other = store.otherEnd(edge, node);
        if (way.has(other) || !open(edge)) continue;
        way.set(other, edge);
        next.push(other);
      }
    level = next;
  }
  if (!way.has(start)) return null;
  const path = [start];
  for (let node = start; node !== goal;) {
    const edge = /** @type {number} */ (way.get(node));
    node = store.otherEnd(edge, node);
    path.push(edge, node);
  }
  return path;
}
