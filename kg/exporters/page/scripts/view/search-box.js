/* The search: suggestions as one types; Enter goes there, or narrows the drawing. */

import { Index } from "../data/search.js";
import { clean, languageOf, shortened } from "../data/store.js";
import { namedIn } from "../data/topics.js";
import { byId, element } from "./elements.js";
import { kindSign } from "./signs.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../data/search.js").Found} Found */
/** @typedef {import("../data/remote.js").Beyond} Beyond */

const MOST_SHOWN = 24;
/** So long nobody types before the server is asked, in milliseconds. */
const PAUSE = 140;
/** What the drawing can be narrowed to. */
const MOST_KEPT = 5000;

export class SearchBox {
  /**
   * @param {Desk} desk
   * @param {(node: number) => void} go
   * @param {(text: string) => void} narrow
   * @param {import("../app.js").Server | null} server finds what is not drawn
   */
  constructor(desk, go, narrow, server = null) {
    this.desk = desk;
    this.go = go;
    this.narrow = narrow;
    this.server = server;
    /** What only the server has of what is sought, and for which text. */
    this.beyond = { text: "", found: /** @type {Beyond[]} */ ([]) };
    this.waiting = 0;
    this.input = /** @type {HTMLInputElement} */ (byId("search"));
    this.list = byId("found");
    /** @type {Found[]} */
    this.found = [];
    this.active = -1;
    this.options = 0;
    /** @type {Index | null} */
    this.made = null;
    this.input.addEventListener("input", () => this.#open());
    this.input.addEventListener("focus", () => {
      this.index();
      if (this.input.value) this.#open();
    });
    this.input.addEventListener("blur", () => this.#setOpen(false));
    this.input.addEventListener("keydown", (event) => this.#key(event));
  }

  /** The index is made when somebody searches, for it takes a moment. */
  index() {
    this.made ??= new Index(this.desk.store);
    return this.made;
  }

  /** The nodes that a query names. @param {string} text */
  nodes(text) {
    return new Set(
      this.index()
        .find(text, MOST_KEPT)
        .map(({ node }) => node),
    );
  }

  focus() {
    this.input.focus();
    this.input.select();
  }

  #open() {
    const text = this.input.value.trim();
    clearTimeout(this.waiting);
    this.options = 0;
    if (this.server && text && text !== this.beyond.text)
      this.waiting = window.setTimeout(() => this.#ask(text), PAUSE);
    this.#list(text);
  }

  /** Ask the server as well; it may answer when something else is sought. @param {string} text */
  async #ask(text) {
    const { store, texts } = this.desk;
    const all = (await this.server?.find(text, texts.language)) ?? [];
    if (this.input.value.trim() !== text) return;
    this.beyond = { text, found: all.filter(({ address }) => store.node(address) < 0) };
    if (document.activeElement === this.input) this.#list(text);
  }

  /** @param {string} text */
  #list(text) {
    const all = this.index().find(text, MOST_KEPT);
    this.found = all.slice(0, MOST_SHOWN);
    const { texts } = this.desk;
    const options = this.found.map((each, place) => this.#option(each, place));
    const beyond = text === this.beyond.text ? this.beyond.found : [];
    for (const each of beyond) options.push(this.#elsewhere(each, options.length));
    if (text && this.found.length > 1)
      options.push(this.#narrowing(text, all.length, options.length));
    const active = this.options ? this.active : 0;
    this.options = options.length;
    const isKnown = !this.server || text === this.beyond.text;
    const nothing = Boolean(text) && !options.length && isKnown;
    this.list.replaceChildren(
      ...options,
      ...(nothing
        ? [
            element(
              "li",
              {
                class: "nothing",
                role: "option",
                "aria-disabled": "true",
                "aria-selected": "false",
              },
              texts.say("nothingFound"),
            ),
          ]
        : []),
    );
    this.#setOpen(options.length > 0 || nothing);
    if (options.length) this.#activate(Math.max(0, Math.min(active, options.length - 1)));
  }

  /** @param {Found} found @param {number} place */
  #option({ node, name }, place) {
    const { store, texts } = this.desk;
    const label = store.isEntity(node) ? namedIn(store, node, texts.language) : store.labels[node];
    const kind = store.kindName(node);
    return this.#item(place, [
      kindSign(kind),
      element("span", { class: "found-name", lang: languageOf(label) }, label),
      shortened(name) !== label &&
        element("span", { class: "found-other", lang: languageOf(name) }, shortened(name)),
      element("span", { class: "found-kind" }, texts.say(kind)),
    ]);
  }

  /** What is in the graph, but not drawn yet. @param {Beyond} beyond @param {number} place */
  #elsewhere({ label, name, kind }, place) {
    const { texts } = this.desk;
    const [said, other] = [shortened(clean(label)), shortened(clean(name))];
    return this.#item(place, [
      kindSign(kind),
      element("span", { class: "found-name", lang: languageOf(said) }, said),
      other !== said && element("span", { class: "found-other", lang: languageOf(other) }, other),
      element("span", { class: "found-kind" }, `${texts.say(kind)} · ${texts.say("notDrawn")}`),
    ]);
  }

  /** @param {string} text @param {number} n @param {number} place */
  #narrowing(text, n, place) {
    return this.#item(place, [
      element("span", { class: "found-all" }, this.desk.texts.say("narrowTo", { text, n })),
    ]);
  }

  /** @param {number} place @param {import("./elements.js").Child[]} children */
  #item(place, children) {
    const made = element(
      "li",
      { role: "option", id: `found-${place}`, "aria-selected": "false" },
      children,
    );
    made.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.#choose(place);
    });
    return made;
  }

  /** @param {boolean} open */
  #setOpen(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {number} place */
  #activate(place) {
    this.active = (place + this.options) % this.options;
    [...this.list.children].forEach((child, at) =>
      child.setAttribute("aria-selected", String(at === this.active)),
    );
    this.input.setAttribute("aria-activedescendant", `found-${this.active}`);
    this.list.children[this.active].scrollIntoView({ block: "nearest" });
  }

  /** @param {number} place */
  #choose(place) {
    const text = this.input.value.trim();
    this.input.value = "";
    this.#setOpen(false);
    this.input.blur();
    const found = this.found[place];
    const beyond = this.beyond.text === text ? this.beyond.found[place - this.found.length] : null;
    if (found) this.go(found.node);
    else if (beyond) this.server?.open(beyond.address);
    else this.narrow(text);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return; // Enter ends a Hangul syllable first
    const open = !this.list.hidden && this.options > 0;
    /** @type {{ [key: string]: () => void }} */
    const acts = {
      ArrowDown: () => open && this.#activate(this.active + 1),
      ArrowUp: () => open && this.#activate(this.active - 1),
      Enter: () => open && this.#choose(Math.max(this.active, 0)),
      Escape: () => {
        if (!this.input.value) this.input.blur();
        this.input.value = "";
        this.#setOpen(false);
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
}
