/* What is written on the map: communities first, then their parts, then nodes, as one zooms in. */

import { titleParts } from "../data/store.js";
import { named } from "../data/topics.js";
import { cut, Occupied, placed, Ruler, write } from "./labels.js";
import { mixed } from "./looks.js";

/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./labels.js").Placed} Placed */
/** @typedef {import("./camera.js").Camera} Camera */
/** @typedef {import("./grid.js").Grid} Grid */
/** @typedef {import("./renderer.js").Look} Look */
/** @typedef {import("./renderer.js").Scene} Scene */
/** @typedef {import("./renderer.js").Region} Region */
/** @typedef {import("../data/store.js").Store} Store */

const MOST_LETTERS = 36;
/** So many names are looked at for a place, at most. */
const MOST_TRIED = 700;

export class LabelLayer {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Store} store
   * @param {{ communities: Region[], parts: Region[] }} regions
   */
  constructor(context, store, regions) {
    this.context = context;
    this.store = store;
    this.communities = named(regions.communities);
    this.parts = named(regions.parts);
    /** Names on the screen, by their places on the page. @type {(Placed & { away: number[], page: number[] })[]} */
    this.written = [];
  }

  /** @param {Look} look */
  dress(look) {
    this.look = look;
    this.ruler = new Ruler(this.context, look.palette.font);
  }

  /**
   * Choose what is written, now that the view rests.
   * @param {Camera} camera
   * @param {Grid} grid
   * @param {Scene} scene
   * @param {(node: number) => number} radiusOf in pixels
   * @param {number} hovered
   */
  choose(camera, grid, scene, radiusOf, hovered) {
    if (!this.look || !this.ruler) return;
    const ruler = this.ruler;
    const labels = [
      ...(scene.near ? [] : this.#regions(camera)),
      ...this.#nodes(camera, grid, scene, radiusOf, hovered),
    ];
    const found = placed(labels, camera, new Occupied(), (label) => ruler.width(label));
    this.written = found.map((label) => {
      const page = camera.onPage(label);
      return {
        ...label,
        page: [page.x, page.y],
        away: [label.at.x - label.x, label.at.y - label.y],
      };
    });
  }

  /**
   * Write what was chosen, wherever its place is on the screen now.
   * @param {Camera} camera
   */
  draw(camera) {
    if (!this.look) return;
    const labels = this.written.map((label) => {
      const { x, y } = camera.onScreen(label.page[0], label.page[1]);
      return { ...label, at: { x: x + label.away[0], y: y + label.away[1] } };
    });
    write(this.context, labels, this.look.palette);
  }

  /** @param {Camera} camera @returns {Label[]} */
  #regions(camera) {
    const screen = Math.min(camera.width, camera.height);
    const { palette, regionName } = /** @type {Look} */ (this.look);
    /** @param {Region} region @param {boolean} whole @returns {Label[]} */
    const label = (region, whole) => {
      const reach = region.reach * camera.scale;
      const [least, most] = whole ? [10, 0.62 * screen] : [52, 0.5 * screen];
      if (reach < least || reach > most) return [];
      const { x, y } = camera.onScreen(region.x, region.y);
      const size = whole ? Math.round(Math.min(20, 11 + reach / 16)) : 12.5;
      const colour = whole
        ? mixed(palette.topics[region.hue], palette.ink, 0.5)
        : mixed(palette.muted, palette.ink, 0.3);
      const rank = (whole ? 2e6 : 1e6) + region.papers;
      const weight = whole ? 700 : 600;
      return [{ text: cut(regionName(region), 48), x, y, radius: 0, size, weight, colour, rank }];
    };
    const wholes = this.communities.flatMap((region) => label(region, true));
    return [...wholes, ...this.parts.flatMap((region) => label(region, false))];
  }

  /**
   * @param {Camera} camera
   * @param {Grid} grid
   * @param {Scene} scene
   * @param {(node: number) => number} radiusOf
   * @param {number} hovered
   * @returns {Label[]}
   */
  #nodes(camera, grid, scene, radiusOf, hovered) {
    const { store } = this;
    const [one, two] = [
      camera.onPage({ x: 0, y: 0 }),
      camera.onPage({ x: camera.width, y: camera.height }),
    ];
    const box = { left: one.x, top: one.y, right: two.x, bottom: two.y };
    /** @param {number} node */
    const counts = (node) => {
      if (node === scene.selected || node === hovered) return true;
      if (scene.near) return scene.near.has(node);
      const least = store.isPaper(node) ? 7 : store.degree[node] > 1 ? 4.2 : 6;
      return radiusOf(node) >= least;
    };
    /** @type {number[]} */
    const some = [];
    for (const node of grid.within(box)) if (counts(node)) some.push(node);
    some.sort((a, b) => this.#rank(b, scene, hovered) - this.#rank(a, scene, hovered));
    return some
      .slice(0, MOST_TRIED)
      .map((node) => this.#node(node, camera, scene, radiusOf, hovered));
  }

  /** @param {number} node @param {Scene} scene @param {number} hovered */
  #rank(node, scene, hovered) {
    if (node === scene.selected || node === hovered) return 1e7;
    return this.store.isPaper(node)
      ? 4 + (this.store.votes[node] + 1) / 12
      : this.store.degree[node];
  }

  /**
   * @param {number} node
   * @param {Camera} camera
   * @param {Scene} scene
   * @param {(node: number) => number} radiusOf
   * @param {number} hovered
   * @returns {Label}
   */
  #node(node, camera, scene, radiusOf, hovered) {
    const { store } = this;
    const { palette, label } = /** @type {Look} */ (this.look);
    const must = node === scene.selected || node === hovered;
    const strong = must || store.isPaper(node) || store.degree[node] > 8;
    const name =
      store.isPaper(node) && node !== scene.selected ? titleParts(label(node))[0] : label(node);
    return {
      text: cut(name, must ? 60 : MOST_LETTERS),
      ...camera.onScreen(store.x[node], store.y[node]),
      radius: Math.max(2, radiusOf(node)),
      size: must ? 13 : 11.5,
      weight: strong ? 600 : 450,
      colour: strong ? palette.ink : mixed(palette.muted, palette.ink, 0.15),
      rank: this.#rank(node, scene, hovered),
      must,
      own: node,
    };
  }
}
