/*
 * Where things stay when a drawing grows: what was drawn keeps its place, and what is new lies
 * beside it, next to what it was opened from.
 */

/** @typedef {import("./store.js").Store} Store */
/** @typedef {{ [address: string]: [number, number] }} Places */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/** Space between what was drawn and what is new. */
const GAP = 260;

/**
 * Move the nodes of a store.
 * @param {Store} store its places are changed
 * @param {Places} known where things were drawn before
 * @param {number} from the node that was opened, or -1
 */
export function settle(store, known, from) {
  const before = Array.from({ length: store.size }, (_, node) => known[store.address(node)]);
  const anchors = anchorsOf(store);
  /** @param {number} node whether it comes with a paper that is new */
  const isNew = (node) => !before[node] && !before[anchors[node]];
  const fresh = [...before.keys()].filter(isNew);
  const kept = [...before.keys()].filter((node) => before[node]);
  if (!kept.length) return;
  const places = kept.map((node) => ({ x: before[node][0], y: before[node][1] }));
  const old = boxOf(places);
  const own = boxOf(fresh.map((node) => ({ x: store.x[node], y: store.y[node] })));
  const near = from >= 0 && before[from] ? { x: before[from][0], y: before[from][1] } : null;
  const [right, down] = aside(old, own, near ?? middleOf(old));
  const x = store.x.slice();
  const y = store.y.slice();
  for (let node = 0; node < store.size; node += 1) {
    const paper = anchors[node];
    if (before[node]) [store.x[node], store.y[node]] = before[node];
    else if (before[paper]) {
      store.x[node] = before[paper][0] + x[node] - x[paper];
      store.y[node] = before[paper][1] + y[node] - y[paper];
    } else {
      store.x[node] = x[node] + right;
      store.y[node] = y[node] + down;
    }
  }
}

/**
 * Where everything is drawn, to be remembered.
 * @param {Store} store
 * @returns {Places}
 */
export function placesOf(store) {
  return Object.fromEntries(
    Array.from({ length: store.size }, (_, node) => [
      store.address(node),
      [store.x[node], store.y[node]],
    ]),
  );
}

/** The first paper that each node belongs to; of a paper, itself. @param {Store} store */
function anchorsOf(store) {
  const anchors = Int32Array.from({ length: store.size }, (_, node) => node);
  for (let edge = store.edges - 1; edge >= 0; edge -= 1)
    if (store.isPaper(store.from[edge])) anchors[store.to[edge]] = store.from[edge];
  return anchors;
}

/** @param {{ x: number, y: number }[]} places @returns {Box} */
function boxOf(places) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of places) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** @param {Box} box */
function middleOf({ left, right, top, bottom }) {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/**
 * How far a box goes so that it lies beside another, at the side that a place is nearest to.
 * @param {Box} old
 * @param {Box} own
 * @param {{ x: number, y: number }} near
 */
function aside(old, own, near) {
  const { x, y } = middleOf(own);
  const [down, right] = [Math.round(near.y - y), Math.round(near.x - x)];
  const sides = [
    { far: old.right - near.x, move: [old.right + GAP - own.left, down] },
    { far: near.x - old.left, move: [old.left - GAP - own.right, down] },
    { far: old.bottom - near.y, move: [right, old.bottom + GAP - own.top] },
    { far: near.y - old.top, move: [right, old.top - GAP - own.bottom] },
  ];
  return sides.reduce((best, side) => (side.far < best.far ? side : best)).move;
}
