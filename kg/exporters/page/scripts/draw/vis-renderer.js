/* The drawing of a digest: vis-network, as pyvis brings it, with cards and names of our own. */

import { titleParts } from "../data/store.js";
import { Cards, drawCard, drawSign } from "./cards.js";
import { cut, Occupied, placed, Ruler, write } from "./labels.js";
import { KINDS, RELATIONS } from "./looks.js";
import { isCalm } from "./renderer.js";

/** @typedef {import("./renderer.js").Renderer} Renderer */
/** @typedef {import("./renderer.js").Happenings} Happenings */
/** @typedef {import("./renderer.js").Look} Look */
/** @typedef {import("./renderer.js").Scene} Scene */
/** @typedef {import("./renderer.js").View} View */
/** @typedef {import("./renderer.js").Point} Point */
/** @typedef {import("./labels.js").Label} Label */
/** @typedef {import("./labels.js").Placed} Placed */
/** @typedef {import("../data/store.js").Store} Store */

/** @typedef {{ node: number, x: number, y: number, width: number, height: number }} Mark */

/** Space on the screen that a card takes around its node, and a sign with its name. */
const CARD_SPACE = { x: 92, y: 44 };
const SIGN_SPACE = { x: 70, y: 30 };
/** Papers nearer to each other than twice this, in pixels, are signs: cards would overlap. */
const CROWDED = 24;
const [MOST_LETTERS, FEW_LETTERS] = [34, 20];
const [FURTHEST, CLOSEST] = [0.05, 4];

/**
 * @param {HTMLElement} host
 * @param {Store} store
 * @param {any} network nodes, edges and options of vis-network
 * @param {Happenings} told
 * @returns {Renderer}
 */
export function visRenderer(host, store, network, told) {
  return new VisRenderer(host, store, network, told);
}

/** @implements {Renderer} */
class VisRenderer {
  /**
   * @param {HTMLElement} host
   * @param {Store} store
   * @param {any} data
   * @param {Happenings} told
   */
  constructor(host, store, data, told) {
    this.host = host;
    this.store = store;
    this.told = told;
    this.sizes = data.nodes.map((/** @type {any} */ node) => node.size);
    /** Half the usual distance between two papers; it decides how much a card may tell. */
    this.room = spacing(store) / 2;
    /** Lines grow thinner on the screen when the drawing grows smaller, but not as fast. */
    this.lineScale = 1;
    /** Let forces arrange the nodes, or leave them. @param {boolean} on */
    this.physics = (on) => this.network.setOptions({ physics: { enabled: on } });
    this.hovered = -1;
    this.rest = 0;
    /** Edges and nodes that the pointer lights up. @type {Set<number> | null} */
    this.lit = null;
    /** @type {Set<number> | null} */
    this.litNodes = null;
    /** @type {Ruler | null} */
    this.ruler = null;
    /** @type {Cards | null} */
    this.cards = null;
    /** Where each visible node was drawn last. @type {Map<number, Mark>} */
    this.drawn = new Map();
    /** Whether the reader drags the drawing; then names keep their places, and nothing lights up. */
    this.dragged = false;
    /** Names on the screen, by their places on the page. @type {(Placed & { page: Point })[]} */
    this.written = [];
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Look | null} */
    this.dressed = null;
    this.outward = outwardSides(store);
    const vis = /** @type {any} */ (window).vis;
    const ctxRenderer = (/** @type {any} */ drawing) => this.#node(drawing);
    this.nodes = new vis.DataSet(
      data.nodes.map((/** @type {any} */ node) => ({ ...node, ctxRenderer, hidden: true })),
    );
    this.edges = new vis.DataSet(
      data.edges.map((/** @type {any} */ edge) => ({ ...edge, hidden: true })),
    );
    this.network = null;
    this.network = new vis.Network(host, { nodes: this.nodes, edges: this.edges }, data.options);
    /** The room that the drawing takes, in pixels. */
    this.taken = { width: host.clientWidth, height: host.clientHeight };
    new ResizeObserver(() => this.#fit()).observe(host);
    this.#listen();
  }

  #listen() {
    const { network, told, host } = this;
    host.querySelector(".vis-network")?.setAttribute("tabindex", "-1"); // the host takes the keys
    network.on("beforeDrawing", () => this.drawn.clear());
    network.on("afterDrawing", (/** @type {CanvasRenderingContext2D} */ context) =>
      this.#names(context),
    );
    network.on("click", (/** @type {any} */ { nodes: [node = -1], edges: [edge = -1], pointer }) =>
      told.click(node, edge, pointer.DOM),
    );
    network.on("doubleClick", (/** @type {any} */ { nodes: [node = -1] }) => told.open(node));
    network.on("hoverNode", (/** @type {any} */ { node, pointer }) => {
      if (this.dragged) return;
      this.light(node);
      told.hover(node, -1, pointer.DOM);
    });
    network.on("hoverEdge", (/** @type {any} */ { edge, pointer }) => {
      if (this.hovered < 0) told.hover(-1, edge, pointer.DOM);
    });
    const nothing = () => told.hover(-1, -1, { x: 0, y: 0 });
    network.on("blurNode", () => {
      this.light(-1);
      nothing();
    });
    network.on("blurEdge", () => this.hovered < 0 && nothing());
    network.on("dragStart", (/** @type {any} */ { nodes }) => {
      nothing();
      this.light(-1);
      this.dragged = !nodes.length;
    });
    network.on("dragEnd", () => {
      this.dragged = false;
    });
    const moved = () => {
      nothing();
      this.#moved();
    };
    network.on("zoom", moved);
    network.on("dragEnd", moved);
    network.on("animationFinished", moved);
  }

  /** Tell that the reader looks elsewhere, once that has come to rest. */
  #moved() {
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      this.#rescaleLines();
      this.told.moved();
    }, 160);
  }

  /** @param {Look} look */
  dress(look) {
    this.dressed = look;
    this.cards = new Cards(look.palette);
    this.ruler = null;
    if (this.scene) this.show(this.scene);
  }

  /** @param {Scene} scene */
  show(scene) {
    this.scene = scene;
    if (!this.dressed) return;
    const changed = [];
    for (let node = 0; node < this.store.size; node += 1)
      if (this.nodes.get(node).hidden === Boolean(scene.nodes[node]))
        changed.push({ id: node, hidden: !scene.nodes[node] });
    this.nodes.update(changed);
    this.#dressEdges();
    this.network.redraw();
  }

  #dressEdges() {
    const all = Array.from({ length: this.store.edges }, (_, edge) => this.#edge(edge));
    this.edges.update(all);
  }

  /** @param {number} edge */
  #edge(edge) {
    const { store } = this;
    const scene = /** @type {Scene} */ (this.scene);
    const { palette } = /** @type {Look} */ (this.dressed);
    const relation = store.relations[store.relation[edge]];
    const { width, dashes } = RELATIONS[relation];
    const inFocus = scene.near ? scene.lines.has(edge) : this.lit?.has(edge);
    const colour = palette.relations[relation];
    // many lines are fainter each
    const resting = Math.max(0.16, Math.min(0.45, 7 / Math.sqrt(scene.drawn + 1)));
    return {
      id: edge,
      hidden: !scene.edges[edge],
      color: {
        color: colour,
        hover: colour,
        highlight: colour,
        inherit: false,
        opacity: inFocus ? 0.95 : scene.near ? 0.06 : this.lit ? resting / 2 : resting,
      },
      width: width * this.lineScale * (inFocus ? 1.3 : 1),
      dashes: dashes ?? false,
      hoverWidth: 1.5,
    };
  }

  /** @param {number} node */
  light(node) {
    if (node === this.hovered || !this.scene || !this.dressed) return;
    this.hovered = node;
    if (!this.scene.near) {
      const before = this.lit;
      const edges = node < 0 ? [] : [...this.store.edgesAt(node)];
      this.lit = node < 0 ? null : new Set(edges.filter((edge) => this.scene?.edges[edge]));
      this.litNodes =
        this.lit &&
        new Set([node, ...[...this.lit].map((edge) => this.store.otherEnd(edge, node))]);
      if (this.lit || before)
        this.edges.update([...(before ?? []), ...(this.lit ?? [])].map((edge) => this.#edge(edge)));
    }
    this.network.body.emitter.emit("_requestRedraw"); // once before the next frame
  }

  #rescaleLines() {
    const wanted = Math.min(1.8, Math.max(1, Math.round(4 / this.network.getScale()) / 5));
    if (wanted === this.lineScale || !this.dressed) return;
    this.lineScale = wanted;
    this.#dressEdges();
  }

  // --- one node -------------------------------------------------------------------------

  /** vis-network calls this for every node, on every drawing. @param {any} drawing */
  #node({ ctx: context, id: node, x, y }) {
    const look = this.dressed;
    const scale = this.network?.getScale() ?? 1;
    if (!look) return { drawNode() {}, nodeDimensions: { width: 1, height: 1 } };
    const made = this.store.isPaper(node)
      ? this.#paper(context, node, scale)
      : { size: this.#signSize(node, scale) };
    const { width = 2 * (made.size ?? 1), height = 2 * (made.size ?? 1) } = made;
    this.#occupy({ node, x, y, width, height });
    const common = { x, y, faded: this.#faded(node), colour: this.#colour(node) };
    const marked = this.scene?.selected === node;
    const draw = () => {
      if (made.card)
        drawCard(context, look.palette, {
          ...common,
          card: made.card,
          enlarged: made.enlarged,
          marked,
        });
      else
        drawSign(context, look.palette, {
          ...common,
          size: made.size,
          kind: this.store.kindName(node),
          marked: marked || this.hovered === node ? 1 / scale + 0.5 : 0,
        });
    };
    // what lies behind the focus comes first, then signs, and cards over them: they can be read
    const isAbove = !common.faded && (made.card || marked);
    return {
      drawNode: isAbove ? () => {} : draw,
      drawExternalLabel: isAbove ? draw : null,
      nodeDimensions: { width, height },
    };
  }

  /** @param {number} node */
  #colour(node) {
    const { palette, hues } = /** @type {Look} */ (this.dressed);
    return hues[node] < 255 ? palette.topics[hues[node]] : palette.kinds[this.store.kindName(node)];
  }

  /** How far a node steps back: behind the focus, or because it connects nothing. @param {number} node */
  #faded(node) {
    const near = this.scene?.near;
    if (near) return near.has(node) ? 0 : 0.82;
    if (this.litNodes && this.lit && !this.litNodes.has(node)) return 0.5;
    if (this.store.isPaper(node) || !KINDS[this.store.kindName(node)].shown) return 0;
    return this.store.isMinor(node) ? 0.2 : 0;
  }

  /** Whether cards would lie over one another; then papers are signs as well. @param {number} scale */
  #isCrowded(scale) {
    return this.room * scale < CROWDED;
  }

  /** A card keeps a readable size when the reader looks from afar, and then tells less.
   * @param {CanvasRenderingContext2D} context @param {number} node @param {number} scale
   * @returns {any} */
  #paper(context, node, scale) {
    const looked = this.scene?.selected === node || this.hovered === node;
    const grown = (this.dressed?.radii[node] ?? 5) / Math.max(1, this.store.radius[node]);
    if (!looked && this.#isCrowded(scale)) return { size: (4.5 * grown) / scale };
    const detail =
      looked || this.room * scale > 84 ? "whole" : this.room * scale > 36 ? "name" : "line";
    const least = detail === "line" ? 0.7 : 0.86;
    const enlarged = Math.max(1, least / scale) * Math.min(1.5, Math.max(0.8, grown));
    const card = /** @type {Cards} */ (this.cards).card(context, this.store.labels[node], detail);
    return { card, enlarged, width: card.width * enlarged, height: card.height * enlarged };
  }

  /** A sign may grow smaller than the drawing does, but not as fast. @param {number} node @param {number} scale */
  #signSize(node, scale) {
    const radius =
      this.store.degree[node] && this.store.isEntity(node)
        ? (this.dressed?.radii[node] ?? 6)
        : this.sizes[node];
    const least = this.#isCrowded(scale) ? 0.28 : this.room * scale < 36 ? 0.45 : 0.72;
    return radius * Math.max(1, least / scale);
  }

  /** Tell vis-network at once how large a node is, so that the pointer finds its edges. @param {Mark} mark */
  #occupy(mark) {
    const { node, x, y, width, height } = mark;
    this.drawn.set(node, mark);
    const shape = this.network?.body.nodes[node]?.shape;
    if (shape) Object.assign(shape, { width, height, left: x - width / 2, top: y - height / 2 });
  }

  // --- names ----------------------------------------------------------------------------

  /** Write the names, in pixels of the screen. @param {CanvasRenderingContext2D} context */
  #names(context) {
    const look = this.dressed;
    if (!look || !this.scene) return;
    this.ruler ??= new Ruler(context, look.palette.font);
    const ruler = this.ruler;
    context.save();
    const pixels = context.canvas.width / Math.max(1, this.host.clientWidth);
    context.setTransform(pixels, 0, 0, pixels, 0, 0);
    if (!this.dragged) this.written = this.#placed(ruler);
    const labels = this.written.map((label) => {
      const at = this.network.canvasToDOM(label.page);
      return { ...label, at };
    });
    write(context, labels, look.palette);
    context.restore();
  }

  /** The names that find room. @param {Ruler} ruler */
  #placed(ruler) {
    const { clientWidth: width, clientHeight: height } = this.host;
    const scale = this.network.getScale();
    const taken = new Occupied();
    const isCrowded = this.#isCrowded(scale);
    const marks = [...this.drawn.values()].map((mark) => {
      const centre = this.network.canvasToDOM({ x: mark.x, y: mark.y });
      const [halfWidth, halfHeight] = [(mark.width * scale) / 2, (mark.height * scale) / 2];
      // from afar a name counts more than what just one paper tells of
      if (!isCrowded || this.store.degree[mark.node] > 1)
        taken.add({
          left: centre.x - halfWidth,
          right: centre.x + halfWidth,
          top: centre.y - halfHeight,
          bottom: centre.y + halfHeight,
          own: mark.node,
        });
      return { node: mark.node, x: centre.x, y: centre.y, radius: halfHeight };
    });
    const labels = [...this.#nodeLabels(marks, scale), ...this.#edgeLabels(marks)];
    return placed(labels, { width, height }, taken, (label) => ruler.width(label)).map((label) => ({
      ...label,
      page: this.network.DOMtoCanvas(label.at),
    }));
  }

  /**
   * @param {{ node: number, x: number, y: number, radius: number }[]} marks
   * @param {number} scale
   * @returns {Iterable<Label>}
   */
  *#nodeLabels(marks, scale) {
    const { store } = this;
    const scene = /** @type {Scene} */ (this.scene);
    const look = /** @type {Look} */ (this.dressed);
    for (const mark of marks) {
      const { node } = mark;
      if (store.isPaper(node) && !this.#isCrowded(scale)) continue;
      const near = scene.near?.has(node) ?? this.litNodes?.has(node) ?? false;
      const must = scene.selected === node || this.hovered === node;
      const single = store.degree[node] < 2;
      const far = single && this.room * scale < 50;
      if (!must && ((scene.near && !near) || (!near && far))) continue;
      const strong = must || (!store.isMinor(node) && !scene.near);
      const name = store.isPaper(node) ? titleParts(look.label(node))[0] : look.label(node);
      yield {
        ...mark,
        text: cut(name, this.#isCrowded(scale) ? FEW_LETTERS : MOST_LETTERS),
        size: 11.5,
        weight: strong ? 600 : 450,
        colour: strong || near ? look.palette.ink : look.palette.muted,
        rank:
          (must ? 1e6 : 0) +
          (near ? 1e4 : 0) +
          (store.isPaper(node) ? 1000 : single ? 0 : 100) +
          store.degree[node],
        must,
        own: node,
        outward: this.outward.get(node),
      };
    }
  }

  /**
   * Around the selection every line says what it means.
   * @param {{ node: number, x: number, y: number }[]} marks
   * @returns {Iterable<Label>}
   */
  *#edgeLabels(marks) {
    const { store } = this;
    const scene = /** @type {Scene} */ (this.scene);
    const look = /** @type {Look} */ (this.dressed);
    if (!scene.near || scene.lines.size > 120) return;
    const places = new Map(marks.map((mark) => [mark.node, mark]));
    for (const edge of scene.lines) {
      const [from, to] = [places.get(store.from[edge]), places.get(store.to[edge])];
      if (!from || !to) continue;
      yield {
        text: look.relationName(store.relations[store.relation[edge]]),
        x: (from.x + to.x) / 2,
        y: (from.y + to.y) / 2 - 8,
        radius: 0,
        size: 10,
        weight: 400,
        colour: look.palette.muted,
        rank: -1,
      };
    }
  }

  // --- where the reader looks -----------------------------------------------------------

  /** @returns {View} */
  view() {
    const { x, y } = this.network.getViewPosition();
    return { x, y, scale: this.network.getScale() };
  }

  /** @param {View} view */
  look({ x, y, scale }) {
    this.#move({ x, y, scale: Math.min(CLOSEST, Math.max(FURTHEST, scale)) }, false);
  }

  /**
   * Take up the room that there is now, and look where one looked: vis-network would change the
   * scale as well, and once more when it notices later.
   */
  #fit() {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (!width || !height || (width === this.taken.width && height === this.taken.height)) return;
    this.taken = { width, height };
    const { x, y, scale } = this.view();
    this.network.setSize();
    this.network.moveTo({ position: { x, y }, scale, animation: false });
  }

  /** @param {View} view @param {boolean} animated */
  #move({ x, y, scale }, animated) {
    const animation =
      animated && !isCalm() ? { duration: 380, easingFunction: "easeInOutCubic" } : false;
    this.network.moveTo({ position: { x, y }, scale, animation });
    if (!animation) {
      this.#rescaleLines();
      this.#moved();
    }
  }

  /**
   * @param {Iterable<number>} nodes
   * @param {{ animated?: boolean, closest?: number }} options
   */
  frame(nodes, { animated = true, closest = 1.15 } = {}) {
    const some = [...nodes];
    if (!some.length) return;
    this.#fit();
    const places = this.network.getPositions(some);
    const { clientWidth, clientHeight } = this.host;
    const narrower = Math.min(1, clientWidth / 700);
    /** @param {number} scale */
    const boxAt = (scale) => {
      const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
      for (const node of some) {
        const space = this.store.isPaper(node) ? CARD_SPACE : SIGN_SPACE;
        const { x, y } = places[node];
        box.left = Math.min(box.left, x - (space.x * narrower) / scale);
        box.right = Math.max(box.right, x + (space.x * narrower) / scale);
        box.top = Math.min(box.top, y - space.y / scale);
        box.bottom = Math.max(box.bottom, y + space.y / scale);
      }
      return box;
    };
    let scale = closest;
    let box = boxAt(scale);
    for (let round = 0; round < 12; round += 1) {
      const fitting = Math.min(
        clientWidth / (box.right - box.left),
        clientHeight / (box.bottom - box.top),
      );
      scale = Math.min(closest, (scale + fitting) / 2);
      box = boxAt(scale);
    }
    this.#move({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale }, animated);
  }

  /** @param {import("./renderer.js").Box} box @param {{ animated?: boolean }} options */
  frameBox(box, { animated = true } = {}) {
    this.#fit();
    const { clientWidth, clientHeight } = this.host;
    const scale = Math.min(
      1.1,
      clientWidth / (box.right - box.left + 200),
      clientHeight / (box.bottom - box.top + 120),
    );
    this.#move({ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale }, animated);
  }

  /** @param {number} factor */
  zoomBy(factor) {
    const { x, y, scale } = this.view();
    this.#move({ x, y, scale: Math.min(CLOSEST, Math.max(FURTHEST, scale * factor)) }, true);
  }

  /** @param {number} right @param {number} down */
  moveBy(right, down) {
    const { x, y, scale } = this.view();
    this.#move({ x: x + right / scale, y: y + down / scale, scale }, false);
  }

  /** @returns {Promise<Blob>} */
  picture() {
    const drawn = /** @type {HTMLCanvasElement} */ (this.host.querySelector("canvas"));
    const whole = document.createElement("canvas");
    whole.width = drawn.width;
    whole.height = drawn.height;
    const context = /** @type {CanvasRenderingContext2D} */ (whole.getContext("2d"));
    context.fillStyle = this.dressed?.palette.ground ?? "#fff";
    context.fillRect(0, 0, whole.width, whole.height);
    context.drawImage(drawn, 0, 0);
    return new Promise((resolve, reject) => {
      whole.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  }
}

/** The median distance from a paper to the next one. @param {Store} store */
function spacing(store) {
  const nearest = [];
  for (let one = 0; one < store.papers; one += 1) {
    let least = Infinity;
    for (let other = 0; other < store.papers; other += 1)
      if (other !== one)
        least = Math.min(
          least,
          Math.hypot(store.x[one] - store.x[other], store.y[one] - store.y[other]),
        );
    nearest.push(least);
  }
  return nearest.sort((one, other) => one - other)[Math.floor(nearest.length / 2)] ?? Infinity;
}

/** Which way each node that belongs to one paper stands from it. @param {Store} store */
function outwardSides(store) {
  /** @type {Map<number, number>} */
  const sides = new Map();
  for (let node = store.papers; node < store.size; node += 1) {
    const edges = store.edgesAt(node);
    if (edges.length !== 1) continue;
    const other = store.otherEnd(edges[0], node);
    sides.set(node, Math.atan2(store.y[node] - store.y[other], store.x[node] - store.x[other]));
  }
  return sides;
}
