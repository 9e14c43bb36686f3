/* Numbers as a table, with the sentences that tell them. */

import { element } from "./elements.js";
import { later, nodeLink, section } from "./parts.js";
import { quotes } from "./quotes.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../data/details.js").Result} Result */

/** So many rows are shown until the reader asks for more. */
const STEP = 20;

/** A number with its unit: "94.4 %", "2×". @param {{ value: string, unit: string }} result */
export function amount({ value, unit }) {
  if (unit === "x") return `${value}×`;
  return unit ? `${value} ${unit}` : value;
}

/** @typedef {"metric" | "dataset" | "method" | "paper"} Column */

/** @type {{ [column: string]: string }} */
const HEADS = { metric: "metric", dataset: "on", method: "of" };

/**
 * A table of the results of a node, the latest first.
 * @param {Desk} desk
 * @param {Result[]} results
 * @param {Column[]} columns
 */
export function resultTable(desk, results, columns) {
  if (!results.length) return null;
  const { store, texts } = desk;
  const ofMany = columns.includes("paper");
  const rows = ofMany
    ? [...results].sort((one, other) => store.day[other.paper] - store.day[one.paper])
    : results;
  const used = columns.filter(
    (column) => column !== "paper" && rows.some((result) => result[column] !== null),
  );
  const heads = ["value", ...used.map((column) => HEADS[column])];
  const body = element("tbody");
  const more = element("button", { type: "button", class: "fold" });
  let shown = 0;
  const grow = () => {
    for (const result of rows.slice(shown, shown + STEP))
      body.append(...rowsOf(desk, result, used, ofMany));
    shown = Math.min(rows.length, shown + STEP);
    more.hidden = shown >= rows.length;
    more.textContent = texts.say("moreRows", { n: rows.length - shown });
  };
  more.addEventListener("click", grow);
  grow();
  const head = heads.map((name) => element("th", { scope: "col" }, texts.say(name)));
  const table = element(
    "table",
    { class: "results" },
    element("thead", {}, element("tr", {}, head)),
    body,
  );
  const frame = element(
    "div",
    { class: "table-frame", tabindex: "0", role: "group", "aria-label": texts.say("results") },
    table,
  );
  return section(desk, texts.say("results"), results.length, frame, more);
}

/**
 * @param {Desk} desk
 * @param {Result} result
 * @param {Column[]} columns
 * @param {boolean} ofMany whether it is said which paper reports it
 */
function rowsOf(desk, result, columns, ofMany) {
  const cells = columns.map((column) => {
    const node = result[column];
    return element("td", {}, node === null ? "–" : nodeLink(desk, node, { sign: false }));
  });
  const row = element("tr", {}, element("th", { scope: "row" }, amount(result)), cells);
  const by =
    ofMany &&
    element(
      "p",
      { class: "result-paper" },
      nodeLink(desk, result.paper),
      " ",
      element("span", { class: "number" }, desk.store.date(result.paper)),
    );
  const sentence = desk.details
    .resultQuotes(result)
    .then((found) => quotes(desk, [{ quotes: found, target: -1 }]));
  const evidence = element("td", { colspan: columns.length + 1 }, by, later(desk, sentence));
  return [row, element("tr", { class: "evidence" }, evidence)];
}
