/* Sentences of the digests, with the words that were read marked. */

import { encoded } from "../address.js";
import { element } from "./elements.js";
import { grouped } from "./parts.js";

/** @typedef {import("../data/details.js").Quote} Quote */
/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {Quote & { target: number }} Mark the node that the words lead to, or -1 */

/**
 * The marks that do not lie inside or across another one, in the order of the text.
 * @template {{ start: number, end: number }} T
 * @param {T[]} marks
 * @returns {T[]}
 */
export function apart(marks) {
  /** @type {T[]} */
  const kept = [];
  for (const mark of [...marks].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  ))
    if (mark.end > mark.start && mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  return kept;
}

/** @param {Desk} desk @param {string} text @param {Mark[]} marks */
function quote(desk, text, marks) {
  const { store } = desk;
  const parts = [];
  let end = 0;
  for (const mark of apart(marks)) {
    parts.push(text.slice(end, mark.start));
    const words = element("mark", {}, text.slice(mark.start, mark.end));
    const link = { href: mark.target >= 0 ? `#${encoded(store.address(mark.target))}` : null };
    parts.push(
      mark.target >= 0 ? element("a", { ...link, title: store.labels[mark.target] }, words) : words,
    );
    end = mark.end;
  }
  parts.push(text.slice(end));
  return element(
    "blockquote",
    { class: "quote" },
    element("p", { lang: marks[0].language, dir: "auto" }, parts),
    source(desk, marks),
  );
}

/** Where a sentence stands, what read it, and how sure that is. @param {Desk} desk @param {Mark[]} marks */
function source({ texts }, marks) {
  const rules = [...new Set(marks.map((each) => each.rule))].join(", ");
  const sure = Math.min(...marks.map((each) => each.sure));
  const parts = [
    marks[0].day,
    rules && texts.say("readBy", { rules }),
    texts.say("nSure", { n: sure }),
  ];
  return element("footer", { class: "source" }, parts.filter(Boolean).join(" · "));
}

/**
 * The strongest sentence of each claim, and behind a switch the others. `claims` has the
 * quotes of each claim, strongest first, and the node that the words stand for.
 * @param {Desk} desk
 * @param {{ quotes: Quote[], target: number }[]} claims
 */
export function quotes(desk, claims) {
  /** @param {boolean} strongest */
  const byText = (strongest) =>
    grouped(
      claims.flatMap(({ quotes: all, target }) =>
        (strongest ? all.slice(0, 1) : all.slice(1)).map(
          (each) => /** @type {[string, Mark]} */ ([each.text, { ...each, target }]),
        ),
      ),
    );
  /** @param {Map<string, Mark[]>} groups */
  const list = (groups) => [...groups].map(([text, marks]) => quote(desk, text, marks));
  const first = byText(true);
  const others = byText(false);
  for (const text of first.keys()) others.delete(text);
  if (!others.size) return list(first);
  const more = desk.texts.count(others.size, "oneMoreSentence", "moreSentences");
  return [
    ...list(first),
    element("details", { class: "more" }, element("summary", {}, more), list(others)),
  ];
}
