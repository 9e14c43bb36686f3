/*
 * The values that came with the page, by name: JSON, or the same compressed. Python's
 * payload.py and parts.py say what there is.
 */

import { textsOf } from "./words.js";

/** @typedef {{ [name: string]: Int32Array }} Columns */

/** @type {{ [type: string]: any }} */
const ARRAYS = { u1: Uint8Array, i1: Int8Array, u2: Uint16Array, i2: Int16Array, i4: Int32Array };

/** So many letters stand for 13 bits, two at a time; Python's letters.py tells how. */
const LETTERS = 91;

/**
 * @param {string} text letters from "#" to "~" without "<"
 * @returns {Uint8Array}
 */
export function bytesOf(text) {
  /** @param {number} at */
  const number = (at) => {
    const code = text.charCodeAt(at);
    return code - (code > 60 ? 36 : 35);
  };
  const single = text.length % 2;
  const bytes = new Uint8Array(Math.floor((13 * (text.length - single)) / 16 + (6 * single) / 8));
  let next = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at += 2) {
    const isPair = at + 1 < text.length;
    held = isPair
      ? (held << 13) | (number(at) * LETTERS + number(at + 1))
      : (held << 6) | number(at);
    bits += isPair ? 13 : 6;
    while (bits >= 8) {
      bits -= 8;
      bytes[next++] = held >>> bits;
    }
    held &= (1 << bits) - 1;
  }
  return bytes;
}

/**
 * @param {Uint8Array} bytes compressed (zlib)
 * @returns {Promise<Uint8Array>}
 */
export async function inflated(bytes) {
  const stream = new Blob([/** @type {any} */ (bytes)]).stream();
  const plain = stream.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

/**
 * Columns from bytes: a line of JSON with name, type and length of each, then the columns, of
 * each the low bytes before the high ones.
 * @param {Uint8Array} bytes
 * @returns {Columns}
 */
export function unpackedColumns(bytes) {
  let at = bytes.indexOf(10);
  const contents = JSON.parse(new TextDecoder().decode(bytes.subarray(0, at)));
  at += 1;
  /** @type {Columns} */
  const columns = {};
  for (const [name, letters, length] of contents) {
    const Kind = ARRAYS[letters];
    const size = Kind.BYTES_PER_ELEMENT;
    const small = new Uint8Array(length * size);
    for (let plane = 0; plane < size; plane += 1)
      for (let row = 0, to = plane, from = at + plane * length; row < length; row += 1, to += size)
        small[to] = bytes[from + row];
    columns[name] = new Int32Array(new Kind(small.buffer));
    at += length * size;
  }
  return columns;
}

/** What stands before the scripts, for it is seen first; the rest comes while it is drawn. */
const FIRST = new Set(["core", "columns", "network"]);

/** The parts of a page; each is read once. */
export class Parts {
  /** @param {Document} page */
  constructor(page) {
    this.page = page;
    /** @type {Map<string, Promise<any>>} */
    this.read = new Map();
    /** Whether what comes after the scripts is there. */
    this.arrived =
      page?.readyState === "loading"
        ? new Promise((done) => page.addEventListener("DOMContentLoaded", done))
        : Promise.resolve();
  }

  /** @param {string} name */
  has(name) {
    return this.read.has(name) || this.page.getElementById(`part-${name}`) !== null;
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  json(name) {
    return this.#once(name, (bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  }

  /**
   * @param {string} name
   * @returns {Promise<Columns>}
   */
  async columns(name) {
    const found = await this.#once(name, unpackedColumns);
    for (const key of Object.keys(found))
      if (Array.isArray(found[key])) found[key] = Int32Array.from(found[key]);
    return found;
  }

  /**
   * @param {string} name
   * @returns {Promise<string[]>}
   */
  async texts(name) {
    await this.arrived;
    const words = this.has("words") ? await this.json("words") : [];
    return this.#once(name, (bytes) => textsOf(bytes, words));
  }

  /**
   * @param {string} name
   * @param {(bytes: Uint8Array) => any} unpack
   */
  #once(name, unpack) {
    let found = this.read.get(name);
    if (!found) {
      found = this.#unpacked(name, unpack);
      this.read.set(name, found);
    }
    return found;
  }

  /**
   * @param {string} name
   * @param {(bytes: Uint8Array) => any} unpack
   */
  async #unpacked(name, unpack) {
    if (!FIRST.has(name)) await this.arrived;
    const element = this.page.getElementById(`part-${name}`);
    if (!element) throw new Error(`the page has no part ${name}`);
    const text = element.textContent ?? "";
    element.remove();
    if (element.getAttribute("type") === "application/json") return JSON.parse(text);
    return unpack(await inflated(bytesOf(text)));
  }
}
