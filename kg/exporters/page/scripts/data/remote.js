/*
 * The parts of a page that a server holds: what surrounds some things of its graph, and, when
 * somebody looks, what is told of some papers.
 */

import { encoded } from "../address.js";
import { Parts } from "./parts.js";

/**
 * Where the page is that shows one thing more.
 * @param {string[]} opened addresses such as "entity/rlvr"
 * @param {string} address
 * @param {string} hash what is selected in it; otherwise what is new
 */
export function grown(opened, address, hash = "") {
  const words = new URLSearchParams();
  for (const each of [...opened.filter((other) => other !== address), address].slice(-MOST))
    words.append("open", each);
  return `/explore?${words.toString().replaceAll("%2F", "/")}${hash || `#${encoded(address)}`}`;
}

/** So many things are open at once; the one that was opened first is closed first. */
const MOST = 12;

/**
 * What an address of the page asks for: "?open=entity/rlvr", or, of a link to a node, "#entity/rlvr".
 * @param {{ search: string, hash: string }} place
 * @returns {string[]}
 */
export function asked({ search, hash }) {
  const open = new URLSearchParams(search).getAll("open");
  const node = hash.replace(/^#/, "").split("?")[0];
  if (open.length || !node) return open;
  try {
    return [node.split("/").map(decodeURIComponent).join("/")];
  } catch {
    return []; // "%" without two digits after it
  }
}

/**
 * @typedef {object} Beyond something of the server's graph
 * @property {string} address such as "entity/rlvr"
 * @property {string} label
 * @property {string} name the one that was found
 * @property {string} kind
 */

/** Collections of what can be drawn. */
const DRAWN = new Set(["author", "entity", "organization", "paper", "repository"]);

/**
 * What the server's search finds in the whole graph; nothing if it does not answer.
 * @param {string} text
 * @param {string} language
 * @returns {Promise<Beyond[]>}
 */
export async function suggested(text, language) {
  try {
    const answer = await fetch(`/suggest?${new URLSearchParams({ q: text, lang: language })}`);
    if (!answer.ok) return [];
    return (await answer.json())
      .map((/** @type {any} */ { href, ...hit }) => ({ ...hit, address: addressOf(href) }))
      .filter((/** @type {Beyond} */ { address }) => DRAWN.has(address.split("/")[0]));
  } catch {
    return []; // the server is gone
  }
}

/** @param {string} href "/entity/rlvr" */
function addressOf(href) {
  return href.split("?")[0].split("/").slice(1).map(decodeURIComponent).join("/");
}

const MEMORY = "kg-places";

/**
 * Where things were drawn in this tab, as long as the graph is the same.
 * @param {Storage} memory
 * @param {number} generation
 * @returns {import("./settled.js").Places}
 */
export function remembered(memory, generation) {
  try {
    const found = JSON.parse(memory.getItem(MEMORY) ?? "{}");
    return found.generation === generation ? found.places : {};
  } catch {
    return {}; // nobody but us writes there, but who knows
  }
}

/**
 * @param {Storage} memory
 * @param {number} generation
 * @param {import("./settled.js").Places} places
 */
export function remember(memory, generation, places) {
  try {
    memory.setItem(MEMORY, JSON.stringify({ generation, places }));
  } catch {
    // it is full, or forbidden: then the drawing is laid out anew
  }
}

/** @extends {Parts} */
export class RemoteParts extends Parts {
  /**
   * @param {Document} page
   * @param {string[]} opened
   * @param {() => void} renew what to do when the graph has changed since the first part came
   */
  constructor(page, opened, renew) {
    super(page);
    this.opened = opened;
    this.renew = renew;
  }

  /** @param {string} name */
  has(name) {
    return name !== "words";
  }

  /** @param {string} name @returns {Promise<any>} */
  json(name) {
    return this.#fetched(name);
  }

  /** @param {string} name @returns {Promise<import("./parts.js").Columns>} */
  async columns(name) {
    const found = await this.#fetched(name);
    return Object.fromEntries(
      Object.entries(found).map(([key, column]) => [key, Int32Array.from(column)]),
    );
  }

  /** @param {string} name @returns {Promise<string[]>} */
  texts(name) {
    return this.#fetched(name);
  }

  /** @param {string} name @returns {Promise<any>} */
  #fetched(name) {
    let found = this.read.get(name);
    if (!found) {
      found = this.#ask(name);
      this.read.set(name, found);
      found.catch(() => this.read.delete(name));
    }
    return found;
  }

  /** @param {string} name @returns {Promise<any>} */
  async #ask(name) {
    const words = new URLSearchParams(this.opened.map((each) => ["open", each]));
    // all parts are of the graph that the first one is of
    if (name !== "core") words.set("generation", (await this.json("core")).generation);
    const answer = await fetch(`/explore/part/${name}?${words}`);
    if (answer.status === 410) this.renew();
    if (!answer.ok) throw new Error((await answer.text()).trim());
    return answer.json();
  }
}
