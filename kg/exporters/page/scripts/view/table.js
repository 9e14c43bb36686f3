/* What the drawing shows as a table: for screen readers, for sorting, for whoever likes lists. */

import { encoded } from "../address.js";
import { languageOf } from "../data/store.js";
import { nameOf, namedIn } from "../data/topics.js";
import { byId, element, refill } from "./elements.js";
import { kindSign } from "./signs.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../data/scene.js").Scene} Scene */
/** @typedef {"name" | "kind" | "links" | "votes" | "date" | "topic"} Column */

const STEP = 100;
/** @type {Column[]} */
const COLUMNS = ["name", "kind", "links", "votes", "date", "topic"];

export class Table {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.host = byId("table");
    /** @type {Column} */
    this.column = "links";
    this.falling = true;
    /** @type {number[]} */
    this.rows = [];
    /** @type {Column[]} */
    this.columns = COLUMNS;
    this.collator = new Intl.Collator(desk.texts.language, { numeric: true, sensitivity: "base" });
  }

  /** @param {Scene} scene @param {boolean} open */
  show(scene, open) {
    this.host.hidden = !open;
    if (!open) {
      this.host.replaceChildren();
      return;
    }
    this.rows = [];
    for (let node = 0; node < this.desk.store.size; node += 1)
      if (scene.near ? scene.near.has(node) : scene.nodes[node]) this.rows.push(node);
    this.#sort();
    this.#fill();
  }

  #sort() {
    const { column, falling } = this;
    const keys = new Map(this.rows.map((node) => [node, this.#value(node, column)]));
    /** @param {number} one @param {number} other */
    const compare = (one, other) => {
      const [a, b] = [keys.get(one) ?? "", keys.get(other) ?? ""];
      if (a === "" || b === "") return Number(a === "") - Number(b === "") || one - other;
      const order =
        typeof a === "number" && typeof b === "number"
          ? a - b
          : this.collator.compare(String(a), String(b));
      return (falling ? -order : order) || one - other;
    };
    this.rows.sort(compare);
  }

  /** @param {number} node @param {Column} column @returns {string | number} */
  #value(node, column) {
    const { store, texts, regions } = this.desk;
    const values = {
      name: () =>
        store.isEntity(node) ? namedIn(store, node, texts.language) : store.labels[node],
      kind: () => texts.say(store.kindName(node)),
      links: () => store.degree[node],
      votes: () => (store.isPaper(node) && store.votes[node] >= 0 ? store.votes[node] : ""),
      date: () => (store.isPaper(node) ? store.date(node) : ""),
      topic: () => {
        const region = regions.communities[store.community[node]];
        return region?.papers > 2 ? nameOf(store, region, texts.language) : "";
      },
    };
    return values[column]();
  }

  /** Columns that hold anything; the one that sorts stays. */
  #filled() {
    return COLUMNS.filter(
      (column) =>
        column === this.column || this.rows.some((node) => this.#value(node, column) !== ""),
    );
  }

  #fill() {
    const { texts } = this.desk;
    this.columns = this.#filled();
    const body = element("tbody", { role: "rowgroup" });
    const more = element("button", { type: "button", class: "fold" });
    let shown = 0;
    const grow = () => {
      body.append(...this.rows.slice(shown, shown + STEP).map((node) => this.#row(node)));
      shown = Math.min(this.rows.length, shown + STEP);
      more.hidden = shown >= this.rows.length;
      more.textContent = texts.say("moreRows", { n: this.rows.length - shown });
    };
    more.addEventListener("click", grow);
    grow();
    refill(
      this.host,
      element(
        "table",
        { class: "things", role: "table" }, // narrow screens stack it, and it stays a table
        element("caption", {}, texts.say("tableCaption", { n: this.rows.length })),
        element(
          "thead",
          { role: "rowgroup" },
          element(
            "tr",
            { role: "row" },
            this.columns.map((column) => this.#head(column)),
          ),
        ),
        body,
      ),
      more,
    );
  }

  /** @param {Column} column */
  #head(column) {
    const sort = column === this.column ? (this.falling ? "descending" : "ascending") : "none";
    const made = element(
      "button",
      { type: "button", class: "sort", "data-column": column },
      this.desk.texts.say(column),
    );
    made.addEventListener("click", () => {
      this.falling =
        column === this.column
          ? !this.falling
          : column === "links" || column === "votes" || column === "date";
      this.column = column;
      this.#sort();
      this.#fill();
      /** @type {HTMLElement | null} */ (
        this.host.querySelector(`[data-column="${column}"]`)
      )?.focus();
    });
    const place = this.#place(column);
    const head = { scope: "col", role: "columnheader", "aria-sort": sort, ...place };
    return element("th", { ...head, class: `column-${column}` }, made);
  }

  /** @param {Column} column */
  #place(column) {
    return { "aria-colindex": this.columns.indexOf(column) + 1 };
  }

  /** @param {number} node */
  #row(node) {
    const { store, texts } = this.desk;
    const cells = this.columns.map((column) => {
      const value = this.#value(node, column);
      if (column === "name") {
        const link = {
          class: "thing",
          href: `#${encoded(store.address(node))}`,
          lang: languageOf(String(value)),
        };
        return element(
          "th",
          { scope: "row", role: "rowheader", ...this.#place(column) },
          element("a", link, kindSign(store.kindName(node)), value),
        );
      }
      return element(
        "td",
        {
          class: `column-${column}`,
          role: "cell",
          "data-of": texts.say(column),
          ...this.#place(column),
        },
        typeof value === "number" ? texts.shown(value) : value,
      );
    });
    return element("tr", { role: "row" }, cells);
  }
}
