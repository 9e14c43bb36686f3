// The query page: the editor, the shipped questions, and answers as a table.
import { editor } from "./editor.js";

const ROWS = 1000;
const form = document.getElementById("query");
const plain = document.getElementById("plain");
const status = document.getElementById("status");
const complaint = document.getElementById("complaint");
const answer = document.getElementById("answer");
const downloads = document.getElementById("downloads");
const words = JSON.parse(form.dataset.words);

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text; // never markup
  if (className) made.className = className;
  return made;
};

// --- the editor -------------------------------------------------------------------------

const frame = document.getElementById("editor");
frame.hidden = false;
plain.hidden = true;
const writing = editor(frame, {
  text: plain.value,
  label: plain.getAttribute("aria-label"),
  names: form.dataset.names.split(" "),
  nonce: form.dataset.nonce,
  run: () => ask(),
});

// --- answers ----------------------------------------------------------------------------

const base = "https://w3id.org/paper-kg/";
const prefixes = [
  ["https://w3id.org/paper-kg/ontology#", "kg:"],
  [base, ""],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"],
  ["http://purl.org/dc/terms/", "dcterms:"],
  ["http://www.w3.org/2004/02/skos/core#", "skos:"],
];

const shorten = (address) => {
  const found = prefixes.find(([space]) => address.startsWith(space));
  return found ? found[1] + address.slice(found[0].length) : address;
};

const cell = (term) => {
  if (!term) return element("td", "");
  if (term.type !== "uri") {
    const made = element("td", term.value);
    if (term["xml:lang"]) made.lang = term["xml:lang"];
    if (/decimal|integer|double/.test(term.datatype ?? "")) made.className = "number-cell";
    return made;
  }
  const made = element("td");
  const link = element("a", shorten(term.value));
  if (term.value.startsWith(base) && !term.value.includes("#")) {
    link.href = `/${term.value.slice(base.length)}`;
  } else if (/^https?:\/\//.test(term.value)) {
    link.href = term.value;
    link.rel = "noreferrer noopener nofollow";
  }
  made.append(link);
  return made;
};

const table = (columns, rows) => {
  const made = element("table", undefined, "answers");
  const head = made.createTHead().insertRow();
  columns.forEach((column) => {
    const name = element("th", column);
    name.scope = "col";
    head.append(name);
  });
  const body = made.createTBody();
  rows.forEach((row) => {
    const line = element("tr");
    columns.forEach((column) => line.append(cell(row[column])));
    body.append(line);
  });
  return made;
};

const show = (found, more, seconds) => {
  const took = `${seconds.toFixed(2)} s`;
  if ("boolean" in found) {
    status.textContent = took;
    answer.replaceChildren(element("p", String(found.boolean), "yes-or-no"));
  } else {
    const rows = found.results.bindings;
    const count = rows.length.toLocaleString();
    const what = more ? `${count} ${words.first}` : `${count} ${words.rows}`;
    status.textContent = rows.length ? `${what} · ${took}` : `${words.nothing} · ${took}`;
    answer.replaceChildren(table(found.head.vars, rows));
  }
  answer.hidden = false;
};

const complain = (text, place) => {
  status.textContent = "";
  complaint.textContent = text.trim();
  complaint.hidden = false;
  if (place) {
    const [line, column] = place.split(":").map(Number);
    writing.complain(line, column, text.split("\n")[0]);
    writing.focus();
  }
};

let running;

async function ask() {
  running?.abort();
  running = new AbortController();
  const mine = running;
  complaint.hidden = true;
  answer.hidden = true;
  writing.complain();
  status.textContent = words.running;
  const started = performance.now();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      headers: { Accept: "application/sparql-results+json, text/turtle;q=0.9" },
      body: new URLSearchParams({ query: writing.text, rows: ROWS }),
      signal: mine.signal,
    });
    downloads.hidden = !response.ok;
    if (!response.ok) return complain(await response.text(), response.headers.get("Kg-Place"));
    const seconds = (performance.now() - started) / 1000;
    const isGraph = response.headers.get("Content-Type").startsWith("text/turtle");
    downloads.querySelectorAll("[data-of]").forEach((button) => {
      button.hidden = (button.dataset.of === "graph") !== isGraph;
    });
    if (isGraph) {
      status.textContent = `${seconds.toFixed(2)} s`;
      answer.replaceChildren(element("pre", await response.text(), "turtle"));
      answer.hidden = false;
    } else {
      show(await response.json(), response.headers.has("Kg-More"), seconds);
    }
  } catch (error) {
    if (error.name !== "AbortError") complain(words.failed);
  }
}

form.addEventListener("submit", (event) => {
  plain.value = writing.text;
  if (event.submitter?.name === "format") {
    form.elements.namedItem("format")[0].disabled = true; // the button says which
    setTimeout(() => (form.elements.namedItem("format")[0].disabled = false));
    return; // the browser downloads it
  }
  event.preventDefault();
  ask();
});

// --- the shipped questions --------------------------------------------------------------

const shipped = document.getElementById("shipped");
const question = document.getElementById("question");
const names = document.getElementById("names");

const choose = () => {
  shipped.querySelectorAll("fieldset").forEach((fields) => {
    const chosen = fields.dataset.of === question.value;
    fields.hidden = !chosen;
    fields.disabled = !chosen;
  });
};

question.addEventListener("change", () => {
  choose();
  if (!question.value) return;
  if (!shipped.querySelector("fieldset:enabled")) return shipped.requestSubmit();
  writing.text = question.selectedOptions[0].dataset.sparql; // not filled in yet
  complaint.hidden = answer.hidden = downloads.hidden = true; // they are of another query
  status.textContent = "";
});
choose();
// what the address filled in, the fields show
new URLSearchParams(location.search).forEach((value, name) => {
  const field = shipped.querySelector("fieldset:enabled")?.elements.namedItem(name);
  if (field) field.value = value;
});

shipped.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!question.value) return;
  const values = new URLSearchParams(new FormData(shipped));
  values.delete("name");
  try {
    const response = await fetch(`/query/${question.value}?${values}`);
    const text = await response.text();
    if (!response.ok) return complain(text);
    writing.text = text;
    ask();
  } catch {
    complain(words.failed);
  }
});

let looking;
shipped.addEventListener("input", (event) => {
  const { kind } = event.target.dataset;
  if (!kind || ["date", "number", "text"].includes(kind)) return;
  clearTimeout(looking);
  looking = setTimeout(async () => {
    const asked = new URLSearchParams({ q: event.target.value, kind });
    const response = await fetch(`/suggest?${asked}`);
    if (!response.ok) return;
    const found = await response.json();
    names.replaceChildren(
      ...found.map((hit) => {
        const option = element("option");
        option.value = hit.name;
        return option;
      }),
    );
  }, 150);
});

if (new URLSearchParams(location.search).has("name")) ask();
