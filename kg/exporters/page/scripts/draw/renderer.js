/* What both renderers can do. The page knows nothing else about them. */

/** @typedef {import("../data/scene.js").Scene} Scene */
/** @typedef {import("../data/store.js").Store} Store */
/** @typedef {import("../data/topics.js").Region} Region */
/** @typedef {import("../view/theme.js").Palette} Palette */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ x: number, y: number, scale: number }} View middle of the screen, and pixels a unit */

/**
 * @typedef {object} Look
 * @property {Palette} palette
 * @property {Float32Array} radii in units of the page
 * @property {Uint8Array} hues of each node; 255 where its kind gives the colour
 * @property {(node: number) => string} label
 * @property {(region: Region) => string} regionName
 * @property {(relation: string) => string} relationName
 */

/**
 * @typedef {object} Happenings what a renderer tells
 * @property {(node: number, edge: number, point: Point) => void} hover -1 for nothing
 * @property {(node: number, edge: number, point: Point) => void} click
 * @property {(node: number) => void} open a double click
 * @property {() => void} moved the reader looks elsewhere, and rests
 */

/**
 * @typedef {object} Renderer
 * @property {(scene: Scene) => void} show
 * @property {(look: Look) => void} dress
 * @property {(node: number) => void} light a node from outside, or -1 for none
 * @property {(nodes: Iterable<number>, options?: { animated?: boolean, closest?: number }) => void} frame
 * @property {(box: Box, options?: { animated?: boolean }) => void} frameBox
 * @property {(factor: number) => void} zoomBy
 * @property {(right: number, down: number) => void} moveBy in pixels
 * @property {() => View} view
 * @property {(view: View) => void} look
 * @property {() => Promise<Blob>} picture
 * @property {((on: boolean) => void) | null} physics null where there is none
 */

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/**
 * The box around these nodes.
 * @param {Store} store
 * @param {Iterable<number>} nodes
 * @returns {Box | null}
 */
export function boxOf(store, nodes) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const node of nodes) {
    box.left = Math.min(box.left, store.x[node]);
    box.right = Math.max(box.right, store.x[node]);
    box.top = Math.min(box.top, store.y[node]);
    box.bottom = Math.max(box.bottom, store.y[node]);
  }
  return box.left <= box.right ? box : null;
}

/** Whether the reader wants things to move. */
export function isCalm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
