/* The panel beside the drawing: all papers, or everything about one node, or a path. */

import { encoded } from "../address.js";
import { grown } from "../data/remote.js";
import { nameOf } from "../data/topics.js";
import { languageOf } from "../data/store.js";
import { append, button, byId, element } from "./elements.js";
import { entityPanel, plainPanel } from "./entity.js";
import { overview } from "./overview.js";
import { paperPanel } from "./paper.js";
import { nodeLink } from "./parts.js";
import { glyph, relationSign, topicSign } from "./signs.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../data/topics.js").Region} Region */
/** @typedef {import("../state.js").Wishes} Wishes */
/** @typedef {import("../state.js").State} State */

/**
 * @typedef {object} Acts what the panel asks of the page
 * @property {(region: Region) => void} visit
 * @property {(node: number) => void} centre
 * @property {() => void} close
 * @property {() => void} back
 */

export class Panel {
  /** @param {Desk} desk @param {State} state @param {Acts} acts */
  constructor(desk, state, acts) {
    this.desk = desk;
    this.state = state;
    this.acts = acts;
    this.host = byId("panel");
  }

  /** @param {Wishes} wishes @param {import("../data/scene.js").Scene} scene */
  show(wishes, scene) {
    const wasInside = this.host.contains(document.activeElement);
    const content = element("div", { class: "panel-content" });
    append(content, this.#content(wishes, scene));
    this.host.replaceChildren(this.#bar(wishes), content);
    this.host.scrollTop = 0;
    if (wasInside) (this.host.querySelector("h2") ?? this.host).focus({ preventScroll: true });
  }

  /** @param {Wishes} wishes */
  #bar({ selected }) {
    const { texts } = this.desk;
    const back = button(texts.say("back"), this.acts.back, { class: "link-button" });
    back.prepend(glyph("back"));
    const close = button("", this.acts.close, {
      class: "button icon-button phone-only",
      id: "close-panel",
      "aria-label": texts.say("closeList"),
    });
    close.append(glyph("close"));
    return element(
      "div",
      { class: "panel-bar" },
      selected >= 0
        ? [back, element("a", { class: "link-button all", href: "#" }, texts.say("allPapers"))]
        : element("h2", { class: "bar-title", tabindex: "-1" }, texts.say("overview")),
      close,
    );
  }

  /** @param {Wishes} wishes @param {import("../data/scene.js").Scene} scene */
  #content(wishes, scene) {
    const { store } = this.desk;
    const { selected } = wishes;
    if (selected < 0) return overview(this.desk, this.acts.visit);
    const own = store.isPaper(selected)
      ? paperPanel(this.desk, selected)
      : store.isEntity(selected)
        ? entityPanel(this.desk, selected)
        : plainPanel(this.desk, selected);
    return [
      own.slice(0, 2),
      this.#tools(wishes),
      this.#path(wishes, scene),
      this.#topic(selected),
      own.slice(2),
    ];
  }

  /** @param {number} node */
  #topic(node) {
    const { store, texts, regions } = this.desk;
    const region = regions.communities[store.community[node]];
    if (!region || region.papers < 3 || !region.entities.length) return null;
    const name = nameOf(store, region, texts.language);
    const made = button(name, () => this.acts.visit(region), {
      class: "topic-button",
      lang: languageOf(name),
    });
    made.prepend(topicSign(region.hue));
    return element("p", { class: "kin" }, texts.say("inTopic"), made);
  }

  /** @param {Wishes} wishes */
  #tools({ selected, steps, start, goal }) {
    const { texts } = this.desk;
    const { state } = this;
    const choose = [1, 2].map((count) => {
      const made = button(
        texts.say(`step${count}`),
        () => state.change({ steps: count === 2 ? 2 : 1, goal: -1 }),
        {
          class: "segment",
          "aria-pressed": String(goal < 0 && steps === count),
        },
      );
      return made;
    });
    const path = button(texts.say(start >= 0 ? "cancel" : "pathFrom"), () =>
      state.change({ start: start >= 0 ? -1 : selected }),
    );
    path.prepend(glyph(start >= 0 ? "close" : "path"));
    const centre = button(texts.say("centre"), () => this.acts.centre(selected));
    centre.prepend(glyph("target"));
    return element(
      "div",
      { class: "tools" },
      element(
        "div",
        { class: "segments", role: "group", "aria-label": texts.say("steps") },
        choose,
      ),
      path,
      centre,
      this.#beyond(selected),
      start >= 0 && element("p", { class: "note", role: "status" }, texts.say("pathChoose")),
    );
  }

  /** On a server: more of the graph around a node, and the page about it. @param {number} node */
  #beyond(node) {
    const { store, texts } = this.desk;
    if (!store.core.opened) return null;
    const address = store.address(node);
    const missing = store.core.beyond[node] ?? 0;
    const isOpen = store.core.opened.includes(address);
    const about = element(
      "a",
      { class: "button", href: `/${encoded(address)}` },
      texts.say("itsPage"),
    );
    const says = missing
      ? texts.say(isOpen ? "beyondShown" : "beyond", { n: missing })
      : texts.say("around");
    const grows = !isOpen && (missing > 0 || store.isPaper(node));
    return [
      about,
      grows &&
        element(
          "a",
          { class: "button", id: "grow", href: grown(store.core.opened, address) },
          says,
        ),
      isOpen && missing > 0 && element("p", { class: "note" }, says),
    ];
  }

  /** @param {Wishes} wishes @param {import("../data/scene.js").Scene} scene */
  #path({ goal }, { path }) {
    if (goal < 0) return null;
    const { store, texts } = this.desk;
    const steps = (path ?? []).map((each, at) =>
      at % 2
        ? element(
            "li",
            { class: "path-edge" },
            relationSign(store.relations[store.relation[each]]),
            texts.say(store.relations[store.relation[each]]),
          )
        : element("li", {}, nodeLink(this.desk, each)),
    );
    return element(
      "section",
      { class: "part path" },
      element("h3", {}, texts.say("pathTo", { name: store.labels[goal] })),
      path
        ? element("ol", { class: "path-steps" }, steps)
        : element("p", { class: "names" }, texts.say("noPath")),
      button(texts.say("endPath"), () => this.state.change({ goal: -1 })),
    );
  }
}
