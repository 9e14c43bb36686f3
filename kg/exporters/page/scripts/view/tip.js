/* What is told beside the pointer. */

import { languageOf, titleParts } from "../data/store.js";
import { nameOf } from "../data/topics.js";
import { byId, element, refill } from "./elements.js";
import { later } from "./parts.js";
import { quotes } from "./quotes.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../draw/renderer.js").Point} Point */

export class Tip {
  /** @param {Desk} desk @param {HTMLElement} host the drawing that it stands in */
  constructor(desk, host) {
    this.desk = desk;
    this.host = host;
    this.element = byId("tip");
  }

  /** @param {number} node @param {Point} point */
  node(node, point) {
    const { store, texts, regions } = this.desk;
    const count = store.degree[node];
    const tally = store.isPaper(node)
      ? texts.count(count, "oneEntity", "nEntities")
      : texts.count(count, "onePaper", "nPapers");
    const region = regions.communities[store.community[node]];
    const topic = region && region.papers > 2 ? nameOf(store, region, texts.language) : "";
    const date = store.isPaper(node) ? store.date(node) : "";
    this.#show(
      [
        element(
          "b",
          { lang: languageOf(store.labels[node]), dir: "auto" },
          store.labels[node].slice(0, 300),
        ),
        element(
          "span",
          { class: "tip-kind" },
          [texts.say(store.kindName(node)), tally, date].filter(Boolean).join(" · "),
        ),
        topic && element("span", { class: "tip-kind" }, topic),
      ],
      point,
    );
  }

  /** @param {number} edge @param {Point} point */
  edge(edge, point) {
    const { store, texts, details } = this.desk;
    const relation = texts.say(store.relations[store.relation[edge]]);
    const line = element(
      "span",
      { class: "tip-line" },
      element("b", {}, titleParts(store.labels[store.from[edge]])[0].slice(0, 200)),
      ` ${relation} `,
      element("b", {}, store.labels[store.to[edge]].slice(0, 200)),
    );
    const sentence = store.isClaim(edge)
      ? later(
          this.desk,
          details
            .claim(edge)
            .then((found) => quotes(this.desk, [{ quotes: found.slice(0, 1), target: -1 }])),
        )
      : null;
    this.#show([line, sentence], point);
  }

  /** @param {import("./elements.js").Child[]} content @param {Point} point */
  #show(content, { x, y }) {
    refill(this.element, ...content);
    this.element.hidden = false;
    const { clientWidth: width, clientHeight: height } = this.host;
    const left = Math.min(Math.max(8, x + 14), Math.max(8, width - this.element.offsetWidth - 8));
    const below = y + 18 + this.element.offsetHeight < height;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${below ? y + 18 : Math.max(8, y - this.element.offsetHeight - 14)}px`;
  }

  hide() {
    this.element.hidden = true;
  }
}
