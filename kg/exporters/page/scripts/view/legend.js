/* The legend: it says what the signs mean, counts them, and takes them in and out. */

import { KINDS, RELATIONS } from "../draw/looks.js";
import { dateOf } from "../data/store.js";
import { button, byId, element } from "./elements.js";
import { kindSign, relationSign } from "./signs.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../state.js").State} State */
/** @typedef {import("../state.js").Wishes} Wishes */

export class Legend {
  /**
   * @param {Desk} desk
   * @param {State} state
   * @param {((on: boolean) => void) | null} physics
   */
  constructor(desk, state, physics) {
    this.desk = desk;
    this.state = state;
    /** Brings each control in line with the wishes. @type {((wishes: Wishes) => void)[]} */
    this.followers = [];
    const counts = this.#counts();
    byId("filters").append(
      ...this.#kinds("kinds", true, counts.kinds),
      ...this.#relations(counts.relations),
      ...this.#kinds("alsoShow", false, counts.kinds),
      this.#group("only", [this.#shared(), this.#sure(), ...this.#dates()]),
      this.#group("look", [
        this.#colours(),
        this.#sizes(),
        ...(physics ? [this.#physics(physics)] : []),
      ]),
    );
    this.follow(state.wishes);
  }

  /** @param {Wishes} wishes */
  follow(wishes) {
    for (const follower of this.followers) follower(wishes);
  }

  #counts() {
    const { store } = this.desk;
    /** @type {Map<string, number>} */
    const kinds = new Map();
    /** @type {Map<string, number>} */
    const relations = new Map();
    /** @param {Map<string, number>} counts @param {string} key */
    const count = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (let node = 0; node < store.size; node += 1) count(kinds, store.kindName(node));
    for (let edge = 0; edge < store.edges; edge += 1)
      if (store.isClaim(edge)) count(relations, store.relations[store.relation[edge]]);
    return { kinds, relations };
  }

  /** @param {string} key @param {(Node | null)[]} children */
  #group(key, children) {
    const title = element("h2", { id: `legend-${key}` }, this.desk.texts.say(key));
    return element(
      "section",
      { class: "switches", role: "group", "aria-labelledby": title.id },
      title,
      children,
    );
  }

  /** @param {string} key @param {boolean} shown @param {Map<string, number>} counts */
  #kinds(key, shown, counts) {
    const kinds = Object.keys(KINDS).filter(
      (kind) => Boolean(KINDS[kind].shown) === shown && counts.has(kind),
    );
    if (!kinds.length) return [];
    const switches = kinds.map((kind) =>
      this.#member(
        "kinds",
        kind,
        this.desk.texts.say(`many_${kind}`),
        counts.get(kind) ?? 0,
        kindSign(kind),
      ),
    );
    return [this.#group(key, switches)];
  }

  /** @param {Map<string, number>} counts */
  #relations(counts) {
    const relations = Object.keys(RELATIONS).filter((relation) => counts.has(relation));
    if (!relations.length) return [];
    const switches = relations.map((relation) =>
      this.#member(
        "relations",
        relation,
        this.desk.texts.say(relation),
        counts.get(relation) ?? 0,
        relationSign(relation),
      ),
    );
    return [this.#group("relations", switches)];
  }

  /**
   * @param {"kinds" | "relations"} set
   * @param {string} key
   * @param {string} label
   * @param {number} count
   * @param {Element} sign
   */
  #member(set, key, label, count, sign) {
    const act = () => {
      const members = new Set(this.state.wishes[set]);
      if (!members.delete(key)) members.add(key);
      this.state.change({ [set]: members });
    };
    const made = this.#switch(label, act, (wishes) => wishes[set].has(key));
    made.dataset[set === "kinds" ? "kind" : "relation"] = key;
    made.prepend(sign);
    made.append(element("span", { class: "switch-count" }, this.desk.texts.shown(count)));
    return made;
  }

  /** @param {string} label @param {() => void} act @param {(wishes: Wishes) => boolean} isOn */
  #switch(label, act, isOn) {
    const made = button("", act, { class: "switch" });
    made.append(element("span", { class: "switch-label" }, label));
    this.followers.push((wishes) => made.setAttribute("aria-pressed", String(isOn(wishes))));
    return made;
  }

  #shared() {
    const act = () => this.state.change({ shared: !this.state.wishes.shared });
    const made = this.#switch(this.desk.texts.say("shared"), act, ({ shared }) => shared);
    made.classList.add("choice");
    return made;
  }

  /** @param {(on: boolean) => void} physics */
  #physics(physics) {
    let on = false;
    const made = button(
      "",
      () => {
        on = !on;
        made.setAttribute("aria-pressed", String(on));
        physics(on);
      },
      { class: "switch choice", "aria-pressed": "false", id: "physics" },
    );
    made.append(element("span", { class: "switch-label" }, this.desk.texts.say("physics")));
    return made;
  }

  #sure() {
    const { texts } = this.desk;
    return this.#slider("sure", texts.say("sureAtLeast"), {
      least: 0,
      most: 100,
      step: 5,
      neutral: 0,
      show: (n) => texts.say("percent", { n }),
    });
  }

  #dates() {
    const days = [...new Set(this.desk.store.day)]
      .filter(Boolean)
      .sort((one, other) => one - other);
    if (days.length < 2) return [];
    const { texts } = this.desk;
    const [first, last] = [days[0], days[days.length - 1]];
    const range = { least: first, most: last, step: 1, show: dateOf };
    return [
      this.#slider("since", texts.say("since"), { ...range, neutral: first }),
      this.#slider("until", texts.say("until"), { ...range, neutral: last }),
    ];
  }

  /**
   * @param {"sure" | "since" | "until"} key
   * @param {string} label
   * @param {{ least: number, most: number, step: number, show: (value: number) => string,
   *   neutral: number }} range the neutral value asks for nothing
   */
  #slider(key, label, { least, most, step, show, neutral }) {
    const id = `wish-${key}`;
    const value = element("output", { for: id });
    const input = element("input", { type: "range", id, min: least, max: most, step });
    let planned = 0;
    input.addEventListener("input", () => {
      value.textContent = show(Number(input.value));
      clearTimeout(planned);
      planned = window.setTimeout(() => {
        const chosen = Number(input.value);
        this.state.change({ [key]: chosen === neutral ? 0 : chosen });
      }, 60);
    });
    this.followers.push((wishes) => {
      const now = wishes[key] || neutral;
      input.value = String(now);
      value.textContent = show(now);
      input.setAttribute("aria-valuetext", show(now));
    });
    return element("div", { class: "slider" }, element("label", { for: id }, label), value, input);
  }

  #colours() {
    return this.#choice("colour", this.desk.texts.say("colourBy"), [
      ["kind", this.desk.texts.say("byKind")],
      ["community", this.desk.texts.say("byCommunity")],
    ]);
  }

  #sizes() {
    return this.#choice(
      "size",
      this.desk.texts.say("sizeBy"),
      ["papers", "votes", "same"].map((each) => [each, this.desk.texts.say(`bySize_${each}`)]),
    );
  }

  /** @param {"colour" | "size"} key @param {string} label @param {string[][]} choices */
  #choice(key, label, choices) {
    const buttons = choices.map(([value, text]) => {
      const made = button(text, () => this.state.change({ [key]: value }), {
        class: "segment",
        "data-value": value,
      });
      this.followers.push((wishes) =>
        made.setAttribute("aria-pressed", String(wishes[key] === value)),
      );
      return made;
    });
    const title = element("span", { class: "choice-label", id: `choice-${key}` }, label);
    return element(
      "div",
      { class: "choice-row" },
      title,
      element("div", { class: "segments", role: "group", "aria-labelledby": title.id }, buttons),
    );
  }
}
