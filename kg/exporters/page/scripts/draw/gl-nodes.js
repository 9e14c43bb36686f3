/*
 * All shown nodes as points, in two calls to the graphics card: small ones as dots, for which the
 * card has little to do, and above them the others with their shapes.
 */

import { channels, KINDS } from "./looks.js";
import { arrayOf, compiled, fill } from "./gl-program.js";
import { DOT_FRAGMENT, DOT_VERTEX, NODE_FRAGMENT, NODE_VERTEX, SHAPES } from "./shaders.js";

/** @typedef {import("./renderer.js").Scene} Scene */
/** @typedef {import("./renderer.js").Look} Look */
/** @typedef {import("./renderer.js").View} View */
/** @typedef {import("../data/store.js").Store} Store */

/** Least and largest radius on the screen, in pixels. */
export const LIMITS = [1.05, 26];

/** How much of a node is seen: in focus or without one, beside the focus, or behind it. */
const [FULL, MINOR, BEHIND] = [255, 205, 34];

export class NodeLayer {
  /**
   * @param {WebGL2RenderingContext} gl
   * @param {Store} store
   */
  constructor(gl, store) {
    this.gl = gl;
    this.store = store;
    this.count = 0;
    /** Shown nodes, what lies on top last. @type {Int32Array} */
    this.order = new Int32Array(0);
    const shared = ["middle", "toClip", "grow", "limits"];
    this.dots = compiled(gl, DOT_VERTEX, DOT_FRAGMENT, shared);
    this.made = compiled(gl, NODE_VERTEX, NODE_FRAGMENT, [...shared, "ground"]);
    const buffer = () => /** @type {WebGLBuffer} */ (gl.createBuffer());
    this.buffers = { place: buffer(), radius: buffer(), colour: buffer(), sign: buffer() };
    const { place, radius, colour, sign } = this.buffers;
    this.array = arrayOf(gl, [
      { buffer: place, place: 0, size: 2, type: gl.FLOAT },
      { buffer: radius, place: 1, size: 1, type: gl.FLOAT },
      { buffer: colour, place: 2, size: 4, type: gl.UNSIGNED_BYTE, normal: true },
      { buffer: sign, place: 3, size: 1, type: gl.UNSIGNED_BYTE },
    ]);
    this.signs = store.kinds.map((kind) => {
      const { shape, hollow } = KINDS[kind];
      return SHAPES.indexOf(shape) + (hollow ? 16 : 0);
    });
    this.stack = Int32Array.from({ length: store.size }, (_, at) => at).sort(
      (one, other) =>
        Number(store.isPaper(one)) - Number(store.isPaper(other)) ||
        store.degree[one] - store.degree[other],
    );
  }

  /**
   * Take up which nodes are shown, and how large.
   * @param {Scene} scene
   * @param {Look} look
   */
  show(scene, look) {
    const { store } = this;
    const near = scene.near;
    const rest = this.stack.filter((node) => scene.nodes[node] && !near?.has(node));
    const above = near ? this.stack.filter((node) => near.has(node)) : [];
    this.order = Int32Array.from([...rest, ...above]);
    this.count = this.order.length;
    const places = new Float32Array(2 * this.count);
    const radii = new Float32Array(this.count);
    const signs = new Uint8Array(this.count);
    this.order.forEach((node, at) => {
      places[2 * at] = store.x[node];
      places[2 * at + 1] = store.y[node];
      radii[at] = look.radii[node];
      signs[at] = this.signs[store.kind[node]];
    });
    fill(this.gl, this.buffers.place, places);
    fill(this.gl, this.buffers.radius, radii);
    fill(this.gl, this.buffers.sign, signs);
  }

  /**
   * Colour the nodes: those in `lit`, or else in focus, stand out.
   * @param {Scene} scene
   * @param {Look} look
   * @param {Set<number> | null} lit
   */
  colour(scene, look, lit) {
    const { store } = this;
    const ofKinds = store.kinds.map((kind) => channels(look.palette.kinds[kind]));
    const ofTopics = look.palette.topics.map(channels);
    const colours = new Uint8Array(4 * this.count);
    this.order.forEach((node, at) => {
      const hue = look.hues[node];
      const [red, green, blue] = hue < 255 ? ofTopics[hue] : ofKinds[store.kind[node]];
      const inFocus = lit?.has(node) || scene.near?.has(node);
      const behind = scene.near ? BEHIND : 110;
      colours[4 * at] = red;
      colours[4 * at + 1] = green;
      colours[4 * at + 2] = blue;
      colours[4 * at + 3] = inFocus
        ? FULL
        : lit || scene.near
          ? behind
          : store.isMinor(node) && !store.isPaper(node)
            ? MINOR
            : FULL;
    });
    fill(this.gl, this.buffers.colour, colours);
  }

  /**
   * @param {{ middle: number[], toClip: number[] }} view
   * @param {number} scale pixels of the canvas a unit
   * @param {number} density pixels of the canvas in one of the page
   * @param {string} ground
   */
  draw(view, scale, density, ground) {
    const { gl, dots, made } = this;
    gl.bindVertexArray(this.array);
    for (const { program, places } of [dots, made]) {
      gl.useProgram(program);
      gl.uniform2fv(places.middle, view.middle);
      gl.uniform2fv(places.toClip, view.toClip);
      gl.uniform1f(places.grow, scale);
      gl.uniform2f(places.limits, LIMITS[0] * density, LIMITS[1] * density);
      if (places.ground)
        gl.uniform3fv(
          places.ground,
          channels(ground).map((value) => value / 255),
        );
      gl.drawArrays(gl.POINTS, 0, this.count);
    }
  }
}
