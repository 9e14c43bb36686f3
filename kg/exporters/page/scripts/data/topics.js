/* Communities as regions of the drawing: where they lie, what they are called, their colour. */

import { HUES } from "../draw/looks.js";
import { clean, shortened } from "./store.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * @typedef {object} Region
 * @property {number} x middle
 * @property {number} y
 * @property {number} reach the distance within which four of five of its nodes lie
 * @property {number} papers
 * @property {number[]} entities that name it
 * @property {number} hue its place among the colours of communities
 */

/** Communities of fewer papers have no name on the map. */
const LEAST = 3;

/**
 * @param {Store} store
 * @param {Int32Array} group of each node, or -1
 * @param {[number, number[]][]} topics papers and naming entities of each group
 * @returns {Region[]}
 */
export function regions(store, group, topics) {
  const sums = topics.map(() => ({ x: 0, y: 0, count: 0 }));
  for (let node = 0; node < store.size; node += 1) {
    const sum = sums[group[node]];
    if (!sum) continue;
    sum.x += store.x[node];
    sum.y += store.y[node];
    sum.count += 1;
  }
  const distances = /** @type {number[][]} */ (topics.map(() => []));
  const middles = sums.map(({ x, y, count }) => ({ x: x / count, y: y / count }));
  for (let node = 0; node < store.size; node += 1) {
    const middle = middles[group[node]];
    if (middle)
      distances[group[node]].push(Math.hypot(store.x[node] - middle.x, store.y[node] - middle.y));
  }
  return topics.map(([papers, entities], at) => ({
    ...middles[at],
    reach:
      distances[at].sort((one, other) => one - other)[Math.floor(0.8 * distances[at].length)] ?? 0,
    papers,
    entities,
    hue: 0,
  }));
}

/**
 * Give regions that lie beside each other different colours, and all colours as much to do.
 * @param {Region[]} found
 */
export function paint(found) {
  const used = new Array(HUES).fill(0);
  /** @type {Region[]} */
  const done = [];
  for (const region of found) {
    const taken = new Set(nearest(done, region, HUES - 4).map(({ hue }) => hue));
    const free = used.map((count, hue) => ({ count, hue })).filter(({ hue }) => !taken.has(hue));
    free.sort((one, two) => one.count - two.count || one.hue - two.hue);
    region.hue = free[0].hue;
    used[region.hue] += 1;
    if (done.length < 300) done.push(region);
  }
  return found;
}

/**
 * So many regions that lie nearest to one.
 * @param {Region[]} found
 * @param {Region} region
 * @param {number} most
 */
function nearest(found, region, most) {
  /** @type {{ other: Region, gap: number }[]} nearest first */
  const near = [];
  for (const other of found) {
    const gap = Math.hypot(region.x - other.x, region.y - other.y) - region.reach - other.reach;
    if (near.length === most && gap >= near[most - 1].gap) continue;
    if (near.length === most) near.pop();
    let at = near.length;
    while (at && near[at - 1].gap > gap) at -= 1;
    near.splice(at, 0, { other, gap });
  }
  return near.map(({ other }) => other);
}

/**
 * What a region is called in a language: its entities by their names in it, where they have one.
 * @param {Store} store
 * @param {Region} region
 * @param {string} language
 * @param {number} most how many entities
 */
export function nameOf(store, region, language, most = 2) {
  return region.entities
    .slice(0, most)
    .map((entity) => namedIn(store, entity, language))
    .join(" · ");
}

/**
 * What an entity is called in a language.
 * @param {Store} store
 * @param {number} node
 * @param {string} language
 */
export function namedIn(store, node, language) {
  const korean = language === "ko" ? store.core.korean[node] : null;
  return korean ? shortened(clean(korean)) : store.labels[node];
}

/**
 * The shortest telling name of each region: its first entity, or two where a larger region has
 * the same first one.
 * @param {Store} store
 * @param {Region[]} found
 * @param {string} language
 * @returns {Map<Region, string>}
 */
export function shortNames(store, found, language) {
  const names = new Map();
  const taken = new Set();
  for (const region of [...found].sort((one, other) => other.papers - one.papers)) {
    const short = nameOf(store, region, language, 1);
    names.set(region, taken.has(short) ? nameOf(store, region, language) : short);
    taken.add(short);
  }
  return names;
}

/** @param {Region[]} found */
export function named(found) {
  return found.filter((region) => region.papers >= LEAST && region.entities.length > 0);
}
