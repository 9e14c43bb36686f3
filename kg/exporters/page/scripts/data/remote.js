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
