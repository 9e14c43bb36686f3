/* The drawing of a whole archive: nodes and edges by WebGL2, names on a canvas above them. */

import { Camera, drive } from "./camera.js";
import { EdgeLayer } from "./gl-edges.js";
import { LabelLayer } from "./gl-labels.js";
import { LIMITS, NodeLayer } from "./gl-nodes.js";
import { Grid } from "./grid.js";
import { boxOf } from "./renderer.js";
import { channels } from "./looks.js";

/** @typedef {import("./renderer.js").Renderer} Renderer */
/** @typedef {import("./renderer.js").Happenings} Happenings */
/** @typedef {import("./renderer.js").Look} Look */
/** @typedef {import("./renderer.js").Scene} Scene */
/** @typedef {import("./renderer.js").Region} Region */
/** @typedef {import("./renderer.js").Point} Point */
/** @typedef {import("../data/store.js").Store} Store */

/** How long the view lies still before edges and names are chosen anew, in milliseconds. */
const REST = 140;
/** How far beside a node the pointer may be, in pixels. */
const REACH = { mouse: 5, touch: 14 };
/** More pixels in one of the page than this cannot be seen. */
const DENSEST = 2;

/**
 * @param {HTMLElement} host
 * @param {Store} store
 * @param {{ communities: Region[], parts: Region[] }} regions
 * @param {Happenings} told
 * @returns {Renderer}
 */
export function glRenderer(host, store, regions, told) {
  return new GlRenderer(host, store, regions, told);
}

/** Whether this browser can draw the archive. */
export function hasWebGl() {
  return document.createElement("canvas").getContext("webgl2") !== null;
}

/** @implements {Renderer} */
class GlRenderer {
  /**
   * @param {HTMLElement} host
   * @param {Store} store
   * @param {{ communities: Region[], parts: Region[] }} regions
   * @param {Happenings} told
   */
  constructor(host, store, regions, told) {
    this.host = host;
    this.store = store;
    this.told = told;
    this.physics = /** @type {((on: boolean) => void) | null} */ (null);
    this.surface = canvasIn(host, "graph-nodes");
    this.paper = canvasIn(host, "graph-names");
    const options = { alpha: false, antialias: false, powerPreference: "high-performance" };
    this.gl = /** @type {WebGL2RenderingContext} */ (this.surface.getContext("webgl2", options));
    this.context = /** @type {CanvasRenderingContext2D} */ (this.paper.getContext("2d"));
    this.camera = new Camera(() => this.#moved());
    this.regions = regions;
    this.nodes = new NodeLayer(this.gl, store);
    this.edges = new EdgeLayer(this.gl, store);
    this.labels = new LabelLayer(this.context, store, regions);
    /** @type {Scene | null} */
    this.scene = null;
    /** @type {Look | null} */
    this.dressed = null;
    this.hovered = -1;
    this.moving = false;
    /** Whether the scene is yet to be taken up. */
    this.isNew = false;
    this.planned = 0;
    this.resting = 0;
    this.#listen();
  }

  #listen() {
    const host = this.host;
    new ResizeObserver(() => this.#resize()).observe(host);
    drive(host, this.camera, {
      click: (point) => {
        const node = this.#nodeAt(point, REACH.touch);
        this.told.click(node, -1, point);
      },
      open: (point) => this.told.open(this.#nodeAt(point, REACH.touch)),
      hover: (point) => this.#hover(point),
      moving: (on) => {
        host.classList.toggle("grabbed", on);
      },
    });
    this.surface.addEventListener("webglcontextlost", (event) => event.preventDefault());
    this.surface.addEventListener("webglcontextrestored", () => this.#restore());
    this.#resize();
  }

  #restore() {
    this.nodes = new NodeLayer(this.gl, this.store);
    this.edges = new EdgeLayer(this.gl, this.store);
    if (this.dressed) this.dress(this.dressed);
    if (this.scene) this.show(this.scene);
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.host;
    this.density = Math.min(DENSEST, window.devicePixelRatio || 1);
    for (const canvas of [this.surface, this.paper]) {
      canvas.width = Math.max(1, Math.round(width * this.density));
      canvas.height = Math.max(1, Math.round(height * this.density));
    }
    this.camera.width = Math.max(1, width);
    this.camera.height = Math.max(1, height);
    this.#moved();
  }

  /** @param {Look} look */
  dress(look) {
    this.dressed = look;
    this.labels.dress(look);
    this.largest = look.radii.reduce((most, radius) => Math.max(most, radius), 1);
    if (this.scene) this.show(this.scene);
  }

  /** @param {Scene} scene */
  show(scene) {
    this.scene = scene;
    this.isNew = true;
    this.#plan();
  }

  /** Take up a scene: once before it is drawn, however often it was changed. */
  #takeUp() {
    const { scene, dressed } = this;
    if (!this.isNew || !scene || !dressed) return;
    this.isNew = false;
    this.grid = new Grid(this.store, scene.nodes);
    this.nodes.show(scene, dressed);
    this.nodes.colour(scene, dressed, null);
    this.edges.focus(scene.lines, dressed, scene.path ? -1 : scene.selected);
    this.lit = false;
    this.#rest();
  }

  /** @param {number} node */
  light(node) {
    if (node === this.hovered || !this.scene || !this.dressed) return;
    this.#takeUp();
    this.hovered = node;
    const { store, scene, dressed } = this;
    if (!scene.near) {
      const edges = node < 0 ? [] : [...store.edgesAt(node)].filter((edge) => scene.edges[edge]);
      const lit =
        node < 0 ? null : new Set([node, ...edges.map((edge) => store.otherEnd(edge, node))]);
      if (lit || this.lit) this.nodes.colour(scene, dressed, lit);
      this.lit = lit !== null;
      this.edges.focus(edges, dressed, node);
    }
    this.#chooseLabels();
    this.#plan();
  }

  /** @param {Point | null} point */
  #hover(point) {
    const node = point ? this.#nodeAt(point, REACH.mouse) : -1;
    this.host.classList.toggle("pointing", node >= 0);
    if (node === this.hovered) return;
    this.light(node);
    this.told.hover(node, -1, point ?? { x: 0, y: 0 });
  }

  /** @param {Point} point @param {number} reach in pixels */
  #nodeAt(point, reach) {
    this.#takeUp();
    if (!this.grid) return -1;
    const { x, y } = this.camera.onPage(point);
    const { scale } = this.camera;
    /** @param {number} node */
    const radiusOf = (node) => this.#radius(node) / scale;
    const largest = Math.max(LIMITS[0] / scale, Math.min(LIMITS[1] / scale, this.largest ?? 1));
    return this.grid.nearest(x, y, reach / scale, radiusOf, largest);
  }

  /** @param {number} node @returns {number} radius on the screen, in pixels */
  #radius(node) {
    const radius = (this.dressed?.radii[node] ?? 0) * this.camera.scale;
    return Math.min(LIMITS[1], Math.max(LIMITS[0], radius));
  }

  #moved() {
    this.moving = true;
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      this.#rest();
      this.told.moved();
    }, REST);
    this.#plan();
  }

  #rest() {
    this.moving = false;
    if (this.scene && this.dressed) {
      const { camera } = this;
      const one = camera.onPage({ x: 0, y: 0 });
      const two = camera.onPage({ x: camera.width, y: camera.height });
      const view = { left: one.x, top: one.y, right: two.x, bottom: two.y };
      this.edges.rest(this.scene, this.dressed, view);
      this.#chooseLabels();
    }
    this.#plan();
  }

  #chooseLabels() {
    if (this.grid && this.scene)
      this.labels.choose(
        this.camera,
        this.grid,
        this.scene,
        (node) => this.#radius(node),
        this.hovered,
      );
  }

  #plan() {
    if (this.planned) return;
    this.planned = requestAnimationFrame(() => {
      this.planned = 0;
      this.#draw();
    });
  }

  #draw() {
    const { gl, camera, dressed, density = 1 } = this;
    if (!dressed || !this.scene) return;
    this.#takeUp();
    const [red, green, blue] = channels(dressed.palette.ground).map((value) => value / 255);
    gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.clearColor(red, green, blue, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const view = {
      middle: [camera.x, camera.y],
      toClip: [(2 * camera.scale) / camera.width, (-2 * camera.scale) / camera.height],
    };
    this.edges.drawLines(view, this.moving);
    this.edges.drawFocus(view, density);
    this.nodes.draw(view, camera.scale * density, density, dressed.palette.ground);
    this.context.setTransform(density, 0, 0, density, 0, 0);
    this.context.clearRect(0, 0, camera.width, camera.height);
    this.#rings();
    this.labels.draw(camera);
  }

  /** Rings around what is selected, and what the pointer is on. */
  #rings() {
    const { scene, store, context, camera, dressed } = this;
    for (const [node, width] of [
      [scene?.selected ?? -1, 2.5],
      [this.hovered, 1.5],
    ]) {
      if (node < 0 || !dressed) continue;
      const { x, y } = camera.onScreen(store.x[node], store.y[node]);
      context.beginPath();
      context.arc(x, y, this.#radius(node) + 4, 0, 2 * Math.PI);
      context.lineWidth = width;
      context.strokeStyle = dressed.palette.ink;
      context.stroke();
    }
  }

  view() {
    return this.camera.view;
  }

  /** @param {import("./renderer.js").View} view */
  look(view) {
    this.camera.look(view);
  }

  /**
   * @param {Iterable<number>} nodes
   * @param {{ animated?: boolean, closest?: number }} options
   */
  frame(nodes, { animated = true, closest = 0.5 } = {}) {
    const box = boxOf(this.store, nodes);
    if (box) this.frameBox(box, { animated, closest });
  }

  /**
   * @param {import("./renderer.js").Box} box
   * @param {{ animated?: boolean, closest?: number }} options
   */
  frameBox(box, { animated = true, closest = 1 } = {}) {
    // the panel may have opened a moment ago
    if (this.camera.height !== this.host.clientHeight) this.#resize();
    const margin = Math.min(70, this.camera.width / 10);
    const view = this.camera.fitting(box, margin, closest);
    if (animated) this.camera.fly(view);
    else this.camera.look(view);
  }

  /** @param {number} factor */
  zoomBy(factor) {
    const { x, y, scale } = this.camera.view;
    this.camera.fly({ x, y, scale: scale * factor });
  }

  /** @param {number} right @param {number} down */
  moveBy(right, down) {
    this.camera.moveBy(right, down);
  }

  /** @returns {Promise<Blob>} */
  picture() {
    this.#draw();
    const whole = document.createElement("canvas");
    whole.width = this.surface.width;
    whole.height = this.surface.height;
    const context = /** @type {CanvasRenderingContext2D} */ (whole.getContext("2d"));
    context.drawImage(this.surface, 0, 0);
    context.drawImage(this.paper, 0, 0);
    return new Promise((resolve, reject) => {
      whole.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
  }
}

/** @param {HTMLElement} host @param {string} name */
function canvasIn(host, name) {
  const canvas = document.createElement("canvas");
  canvas.className = name;
  canvas.setAttribute("aria-hidden", "true");
  host.append(canvas);
  return canvas;
}
