/* What kinds and relations look like: the same in both renderers, the legend and the panel. */

/** @typedef {{ shape: string, hollow?: boolean, shown?: boolean }} KindLook */
/** @typedef {{ width: number, dashes?: number[] }} RelationLook */

/** @type {{ [kind: string]: KindLook }} */
export const KINDS = {
  Paper: { shape: "card", shown: true },
  Method: { shape: "circle", shown: true },
  Model: { shape: "hexagon", shown: true },
  Dataset: { shape: "square", shown: true },
  Benchmark: { shape: "diamond", shown: true },
  Metric: { shape: "triangle", shown: true },
  Task: { shape: "star", shown: true },
  Author: { shape: "circle", hollow: true },
  Organization: { shape: "square", hollow: true },
  Repository: { shape: "diamond", hollow: true },
};

/** @type {{ [relation: string]: RelationLook }} */
export const RELATIONS = {
  introduces: { width: 2.2 },
  evaluatesOn: { width: 1.4 },
  comparesWith: { width: 1.4, dashes: [7, 4] },
  uses: { width: 1.4 },
  reports: { width: 1.4, dashes: [2, 3] },
  addresses: { width: 1.4 },
  mentions: { width: 1.1, dashes: [1, 5] },
  broader: { width: 1.4 },
  creator: { width: 1 },
  affiliation: { width: 1 },
  repository: { width: 1 },
};

/** How many colours communities share; no two neighbours on the map have the same. */
export const HUES = 10;

/** The corners of each shape, as angles in degrees and distances from the centre.
 * @type {{ [shape: string]: number[][] }} */
const CORNERS = {
  square: [-135, -45, 45, 135].map((angle) => [angle, 1.05]),
  diamond: [-90, 0, 90, 180].map((angle) => [angle, 1.15]),
  triangle: [-90, 30, 150].map((angle) => [angle, 1.2]),
  hexagon: [0, 60, 120, 180, 240, 300].map((angle) => [angle, 1.08]),
  star: Array.from({ length: 10 }, (_, turn) => [turn * 36 - 90, turn % 2 ? 0.56 : 1.22]),
};

/**
 * The corners of a shape of this size around a centre.
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} size
 */
export function corners(shape, x, y, size) {
  /** @param {number} value */
  const round = (value) => Math.round(value * 100) / 100;
  return CORNERS[shape].map(([angle, distance]) => {
    const turn = (angle * Math.PI) / 180;
    return [
      round(x + size * distance * Math.cos(turn)),
      round(y + size * distance * Math.sin(turn)),
    ];
  });
}

/**
 * Red, green and blue of "#rrggbb".
 * @param {string} colour
 */
export function channels(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

/**
 * A colour between two; opaque, so that no line shines through a node.
 * @param {string} colour
 * @param {string} other
 * @param {number} share of the other
 */
export function mixed(colour, other, share) {
  if (!share) return colour;
  const [one, two] = [channels(colour), channels(other)];
  return `rgb(${one.map((value, at) => Math.round(value * (1 - share) + two[at] * share)).join(",")})`;
}
