/*
 * Edges: those in focus as boxes with a width and dashes; the others as thin lines, and only
 * those in view when it rests, for there may be hundreds of thousands.
 */

import { channels, RELATIONS } from "./looks.js";
import { arrayOf, compiled, fill } from "./gl-program.js";
import { EDGE_FRAGMENT, EDGE_VERTEX, LINE_FRAGMENT, LINE_VERTEX } from "./shaders.js";

/** @typedef {import("./renderer.js").Scene} Scene */
/** @typedef {import("./renderer.js").Look} Look */
/** @typedef {import("./renderer.js").Box} Box */
/** @typedef {import("../data/store.js").Store} Store */

/** More edges in focus than this are a blot. */
const MOST_IN_FOCUS = 6000;
/** More thin lines than this take too long without a graphics card. */
const MOST_LINES = 24000;
/** Up to so many lines are drawn while the view moves, too. */
const MOST_WHILE_MOVING = 2500;

export class EdgeLayer {
  /**
   * @param {WebGL2RenderingContext} gl
   * @param {Store} store
   */
  constructor(gl, store) {
    this.gl = gl;
    this.store = store;
    this.focused = 0;
    this.lines = 0;
    const view = ["middle", "toClip"];
    this.box = compiled(gl, EDGE_VERTEX, EDGE_FRAGMENT, [...view, "size", "density"]);
    this.line = compiled(gl, LINE_VERTEX, LINE_FRAGMENT, [...view, "strength"]);
    const buffer = () => /** @type {WebGLBuffer} */ (gl.createBuffer());
    this.buffers = {
      corner: buffer(),
      ends: buffer(),
      colour: buffer(),
      look: buffer(),
      place: buffer(),
      tint: buffer(),
    };
    fill(gl, this.buffers.corner, Float32Array.of(0, -1, 0, 1, 1, -1, 1, 1));
    const { corner, ends, colour, look, place, tint } = this.buffers;
    const byte = { type: gl.UNSIGNED_BYTE, normal: true, size: 4 };
    this.boxes = arrayOf(gl, [
      { buffer: corner, place: 0, size: 2, type: gl.FLOAT },
      { buffer: ends, place: 1, size: 4, type: gl.FLOAT, each: true },
      { buffer: colour, place: 2, each: true, ...byte },
      { buffer: look, place: 3, size: 3, type: gl.FLOAT, each: true },
    ]);
    this.thin = arrayOf(gl, [
      { buffer: place, place: 0, size: 2, type: gl.FLOAT },
      { buffer: tint, place: 1, ...byte },
    ]);
  }

  /**
   * Take up the edges in focus.
   * @param {Iterable<number>} edges
   * @param {Look} look
   * @param {number} selected
   */
  focus(edges, look, selected) {
    const { gl, store, buffers } = this;
    const some = [...edges]
      .sort((one, other) => rankOf(store, other, selected) - rankOf(store, one, selected))
      .slice(0, MOST_IN_FOCUS)
      .reverse();
    const ends = new Float32Array(4 * some.length);
    const colours = new Uint8Array(4 * some.length);
    const looks = new Float32Array(3 * some.length);
    const faint = Math.max(0.16, Math.min(1, 7 / Math.sqrt(some.length + 1)));
    some.forEach((edge, at) => {
      const [from, to] = [store.from[edge], store.to[edge]];
      const relation = store.relations[store.relation[edge]];
      const { width, dashes = [0, 0] } = RELATIONS[relation];
      const touches = from === selected || to === selected || selected < 0;
      ends.set([store.x[from], store.y[from], store.x[to], store.y[to]], 4 * at);
      colours.set(channels(look.palette.relations[relation]), 4 * at);
      colours[4 * at + 3] = Math.round(255 * (touches ? faint : 0.6 * faint));
      looks.set([width * (touches ? 0.7 + 0.5 * faint : 0.7), ...dashes], 3 * at);
    });
    fill(gl, buffers.ends, ends);
    fill(gl, buffers.colour, colours);
    fill(gl, buffers.look, looks);
    this.focused = some.length;
  }

  /**
   * Take up the thin lines that cross the view.
   * @param {Scene} scene
   * @param {Look} look
   * @param {Box} view
   */
  rest(scene, look, view) {
    const { gl, store, buffers } = this;
    const longest = 0.45 * Math.max(view.right - view.left, view.bottom - view.top);
    /** @type {number[]} */
    let some = [];
    if (!scene.near)
      for (let edge = 0; edge < store.edges; edge += 1)
        if (scene.edges[edge] && crosses(store, edge, view, longest)) some.push(edge);
    if (some.length > MOST_LINES) {
      const step = some.length / MOST_LINES;
      some = Array.from({ length: MOST_LINES }, (_, at) => some[Math.floor(at * step)]);
    }
    const places = new Float32Array(4 * some.length);
    const tints = new Uint8Array(8 * some.length);
    const ofRelations = store.relations.map((name) => channels(look.palette.relations[name]));
    const ofTopics = look.palette.topics.map(channels);
    some.forEach((edge, at) => {
      const [from, to] = [store.from[edge], store.to[edge]];
      places.set([store.x[from], store.y[from], store.x[to], store.y[to]], 4 * at);
      const hue = look.hues[from];
      const colour = hue < 255 ? ofTopics[hue] : ofRelations[store.relation[edge]];
      const reach = Math.hypot(store.x[from] - store.x[to], store.y[from] - store.y[to]);
      // long lines cross what they have nothing to do with
      const alpha = 255 * Math.max(0.06, (1 - reach / longest) ** 2);
      tints.set([...colour, alpha, ...colour, alpha], 8 * at);
    });
    fill(gl, buffers.place, places);
    fill(gl, buffers.tint, tints);
    this.lines = some.length;
  }

  /**
   * @param {{ middle: number[], toClip: number[] }} view
   * @param {boolean} moving
   */
  drawLines(view, moving) {
    if (!this.lines || (moving && this.lines > MOST_WHILE_MOVING)) return;
    const { gl, line } = this;
    gl.useProgram(line.program);
    gl.uniform2fv(line.places.middle, view.middle);
    gl.uniform2fv(line.places.toClip, view.toClip);
    gl.uniform1f(
      line.places.strength,
      Math.max(0.12, Math.min(0.5, 22 / Math.sqrt(this.lines + 1))),
    );
    gl.bindVertexArray(this.thin);
    gl.drawArrays(gl.LINES, 0, 2 * this.lines);
  }

  /**
   * @param {{ middle: number[], toClip: number[] }} view
   * @param {number} density
   */
  drawFocus(view, density) {
    if (!this.focused) return;
    const { gl, box } = this;
    gl.useProgram(box.program);
    gl.uniform2fv(box.places.middle, view.middle);
    gl.uniform2fv(box.places.toClip, view.toClip);
    gl.uniform2f(box.places.size, gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1f(box.places.density, density);
    gl.bindVertexArray(this.boxes);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.focused);
  }
}

/** @param {Store} store @param {number} edge @param {number} selected */
function rankOf(store, edge, selected) {
  const touches = store.from[edge] === selected || store.to[edge] === selected;
  return (touches ? 1000 : 0) + store.sure[edge];
}

/** @param {Store} store @param {number} edge @param {Box} view @param {number} longest */
function crosses(store, edge, view, longest) {
  const [from, to] = [store.from[edge], store.to[edge]];
  const [x, y, otherX, otherY] = [store.x[from], store.y[from], store.x[to], store.y[to]];
  return (
    Math.abs(x - otherX) < longest &&
    Math.abs(y - otherY) < longest &&
    Math.max(x, otherX) > view.left &&
    Math.min(x, otherX) < view.right &&
    Math.max(y, otherY) > view.top &&
    Math.min(y, otherY) < view.bottom
  );
}
