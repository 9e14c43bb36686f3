/* What every panel is made of. */

import { namedIn } from "../data/topics.js";
import { languageOf, shortened } from "../data/store.js";
import { encoded } from "../address.js";
import { element } from "./elements.js";
import { kindSign, relationSign } from "./signs.js";

/** @typedef {import("./elements.js").Child} Child */

/**
 * @typedef {object} Desk what the views share
 * @property {import("../data/store.js").Store} store
 * @property {import("../data/details.js").Details} details
 * @property {import("../texts.js").Texts} texts
 * @property {{ communities: import("../data/topics.js").Region[], parts: import("../data/topics.js").Region[] }} regions
 */

/**
 * A link to a node in the page, with the sign of its kind.
 * @param {Desk} desk
 * @param {number} node
 * @param {{ sign?: boolean, label?: string }} options
 */
export function nodeLink({ store, texts }, node, { sign = true, label } = {}) {
  const shown =
    label ?? (store.isEntity(node) ? namedIn(store, node, texts.language) : store.labels[node]);
  return element(
    "a",
    { class: "thing", href: `#${encoded(store.address(node))}`, lang: languageOf(shown) },
    sign && kindSign(store.kindName(node)),
    shown,
  );
}

/**
 * @param {Desk} desk
 * @param {string} title
 * @param {number | null} count
 * @param {...Child} children
 */
export function section({ texts }, title, count, ...children) {
  if (count === 0) return null;
  return element(
    "section",
    { class: "part" },
    element(
      "h3",
      {},
      title,
      count !== null && element("span", { class: "number" }, texts.shown(count)),
    ),
    children,
  );
}

/**
 * @param {Desk} desk
 * @param {string} relation
 * @param {string} title
 * @param {number} count
 * @param {...Child} children
 */
export function relationSection(desk, relation, title, count, ...children) {
  const made = section(desk, title, count, children);
  made?.querySelector("h3")?.prepend(relationSign(relation));
  return made;
}

/**
 * @param {Child[]} items
 * @param {string} name of the list's class
 */
export function listOf(items, name = "plain") {
  return element(
    "ul",
    { class: name },
    items.map((item) => element("li", {}, item)),
  );
}

/**
 * A list that shows its beginning; a button brings the rest, so many at once.
 * @template T
 * @param {Desk} desk
 * @param {T[]} items
 * @param {number} step
 * @param {string} name
 * @param {(item: T) => Child} show
 */
export function longList({ texts }, items, step, name, show) {
  const list = element("ul", { class: name });
  const more = element("button", { type: "button", class: "fold" });
  let shown = 0;
  const grow = () => {
    const focus = document.activeElement === more;
    const first = shown;
    for (const item of items.slice(shown, shown + step)) list.append(element("li", {}, show(item)));
    shown = Math.min(items.length, shown + step);
    more.hidden = shown >= items.length;
    more.textContent = texts.say("moreRows", { n: items.length - shown });
    if (focus)
      /** @type {HTMLElement | null} */ (list.children[first]?.querySelector("a"))?.focus();
  };
  more.addEventListener("click", grow);
  grow();
  return [list, more];
}

/** Items with commas between them. @param {Child[]} items */
export function inline(items) {
  return items.flatMap((item, place) => (place ? [", ", item] : [item]));
}

/**
 * The line above a heading: what kind of thing this is, and more.
 * @param {Desk} desk
 * @param {number} node
 * @param {...(string | null | false | undefined)} more
 */
export function kicker({ store, texts }, node, ...more) {
  const kind = store.kindName(node);
  return element(
    "p",
    { class: "kicker" },
    element("span", { class: "kind" }, kindSign(kind), texts.say(kind)),
    more.filter(Boolean).map((text) => element("span", {}, `· ${text}`)),
  );
}

/** @param {Desk} desk @param {number} node */
export function heading({ store }, node) {
  const label = store.labels[node];
  return element("h2", { tabindex: "-1", lang: languageOf(label), dir: "auto" }, label);
}

/** All names but the one in the heading. @param {Desk} desk @param {number} node */
export function otherNames({ store, texts }, node) {
  const others = store
    .names(node)
    .slice(1)
    .filter((name) => name !== store.whole[node])
    .map(shortened);
  if (!others.length) return null;
  return element(
    "p",
    { class: "names" },
    element("span", { class: "unseen" }, `${texts.say("alsoCalled")} `),
    inline(others.map((name) => element("span", { lang: languageOf(name) }, name))),
  );
}

/**
 * Something that comes later; until then, a word about it.
 * @param {Desk} desk
 * @param {Promise<Child>} content
 */
export function later({ texts }, content) {
  const place = element("div", { class: "later", "aria-busy": "true" }, texts.say("reading"));
  content.then((child) => {
    place.replaceChildren();
    place.removeAttribute("aria-busy");
    place.append(...[child].flat(9).filter((each) => each instanceof Node));
  });
  return place;
}

/**
 * @template K, V
 * @param {Iterable<[K, V]>} pairs
 * @returns {Map<K, V[]>}
 */
export function grouped(pairs) {
  /** @type {Map<K, V[]>} */
  const groups = new Map();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
