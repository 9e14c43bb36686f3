"use strict";

/* What every panel is made of. */

function section(title, count, ...children) {
  if (count === 0) return null;
  return element(
    "section",
    { class: "part" },
    element(
      "h3",
      {},
      title,
      count !== null && element("span", { class: "number" }, count.toLocaleString("en")),
    ),
    children,
  );
}

/** The line above a heading: what kind of thing this is, and more. */
function kicker(thing, ...more) {
  return element(
    "p",
    { class: "kicker" },
    element("span", { class: "kind" }, kindSign(thing.kind), KINDS[thing.kind].one),
    more.filter(Boolean).map((text) => element("span", {}, `· ${text}`)),
  );
}

function heading(thing) {
  return element("h2", { tabindex: "-1", lang: thing.language }, thing.label);
}

function listOf(items, name = "plain") {
  return element(
    "ul",
    { class: name },
    items.map((item) => element("li", {}, item)),
  );
}

/** Items with commas between them. */
function inline(items) {
  return items.flatMap((item, place) => (place ? [", ", item] : [item]));
}

function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** All names but the one in the heading, each marked with its language. */
function otherNames(thing) {
  const others = thing.names.slice(1).filter(([text]) => clean(text) !== thing.label);
  if (!others.length) return null;
  const names = others.map(([text, language]) => element("span", { lang: language }, text));
  return element(
    "p",
    { class: "names" },
    element("span", { class: "unseen" }, "Also called "),
    inline(names),
  );
}

function relationSection(relation, title, count, ...children) {
  const made = section(title, count, children);
  made.querySelector("h3").prepend(relationSign(relation));
  return made;
}
