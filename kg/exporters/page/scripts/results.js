"use strict";

/* Numbers as a table, with the sentences that tell them. */

const COLUMNS = { metric: "Metric", dataset: "On", method: "Of", paper: "Paper" };

function resultTable(results, columns) {
  if (!results?.length) return null;
  const used = columns.filter((column) => results.some((result) => result[column]));
  const head = ["Value", ...used.map((column) => COLUMNS[column])];
  const table = element(
    "table",
    { class: "results" },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        head.map((name) => element("th", { scope: "col" }, name)),
      ),
    ),
    element(
      "tbody",
      {},
      bySentence(results).map((some) => resultRows(some, used)),
    ),
  );
  return section("Results", results.length, element("div", { class: "table-frame" }, table));
}

/** Results that one sentence tells stand together above it. */
function bySentence(results) {
  return [...grouped(results.map((result) => [result.evidence[0].sentence, result])).values()];
}

function resultRows(results, columns) {
  const rows = results.map((result) => {
    const value = element("a", { href: address(`result/${result.id}`) }, amount(result));
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, value),
      columns.map((column) => resultCell(result, column)),
    );
  });
  const evidence = element(
    "td",
    { colspan: columns.length + 1 },
    quotes(results, () => null),
  );
  return [rows, element("tr", { class: "evidence" }, evidence)];
}

function resultCell(result, column) {
  const id = `${column === "paper" ? "paper" : "entity"}/${result[column]}`;
  return element("td", {}, result[column] ? thingLink(id, { sign: false }) : "–");
}
