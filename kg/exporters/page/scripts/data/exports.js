/* What the reader can take away: the shown part of the graph in other forms. */

import { corners, KINDS, RELATIONS } from "../draw/looks.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./scene.js").Scene} Scene */
/** @typedef {import("../draw/renderer.js").Look} Look */
/** @typedef {import("../draw/renderer.js").Box} Box */

/** A drawing of more nodes than this is no drawing any more. */
export const MOST_IN_SVG = 3000;
/** A query names up to so many things; beyond that it asks for all. */
const MOST_IN_QUERY = 300;

/**
 * The nodes and edges that are shown: those in focus, if there is a focus.
 * @param {Store} store
 * @param {Scene} scene
 */
export function shownPart(store, scene) {
  const nodes = [];
  const edges = [];
  for (let node = 0; node < store.size; node += 1)
    if (scene.near ? scene.near.has(node) : scene.nodes[node]) nodes.push(node);
  for (let edge = 0; edge < store.edges; edge += 1)
    if (scene.near ? scene.lines.has(edge) : scene.edges[edge]) edges.push(edge);
  return { nodes, edges };
}

/** @typedef {ReturnType<typeof shownPart>} Part */

/** One row an edge; a node without any has a row to itself. @param {Store} store @param {Part} part */
export function csvOf(store, { nodes, edges }) {
  const rows = [
    [
      "source",
      "source_label",
      "source_kind",
      "relation",
      "target",
      "target_label",
      "target_kind",
      "confidence",
      "date",
    ],
  ];
  const linked = new Set();
  /** @param {number} node */
  const three = (node) => [store.address(node), store.whole[node], store.kindName(node)];
  for (const edge of edges) {
    const [from, to] = [store.from[edge], store.to[edge]];
    linked.add(from).add(to);
    const date = store.isPaper(from) ? store.date(from) : "";
    rows.push([
      ...three(from),
      store.relations[store.relation[edge]],
      ...three(to),
      (store.sure[edge] / 100).toFixed(2),
      date,
    ]);
  }
  for (const node of nodes)
    if (!linked.has(node))
      rows.push([...three(node), "", "", "", "", "", store.isPaper(node) ? store.date(node) : ""]);
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A cell of CSV; a spreadsheet must not take a title for a formula. @param {string} text */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Store} store @param {Part} part */
export function jsonOf(store, { nodes, edges }) {
  return JSON.stringify(
    {
      nodes: nodes.map((node) => ({
        id: iriOf(store, node),
        kind: store.kindName(node),
        label: store.whole[node],
        names: store.names(node).slice(1),
        ...(store.isPaper(node)
          ? {
              date: store.date(node) || null,
              votes: store.votes[node] < 0 ? null : store.votes[node],
            }
          : {}),
      })),
      edges: edges.map((edge) => ({
        source: iriOf(store, store.from[edge]),
        target: iriOf(store, store.to[edge]),
        relation: store.relations[store.relation[edge]],
        confidence: store.sure[edge] / 100,
      })),
    },
    null,
    1,
  );
}

/**
 * The address of a node in the graph, as the Turtle of the build has it.
 * @param {Store} store
 * @param {number} node
 */
export function iriOf(store, node) {
  const name = [...store.id(node)]
    .map((letter) => (/[\p{L}\p{N}/.\-_~]/u.test(letter) ? letter : percent(letter)))
    .join("");
  return `${store.core.base}${store.collection(node)}/${name}`;
}

/** @param {string} letter */
function percent(letter) {
  return [...new TextEncoder().encode(letter)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

/** @type {{ [relation: string]: string }} */
const PROPERTIES = { broader: "skos:broader", creator: "dcterms:creator" };
/** @type {{ [kind: string]: string }} */
const NAMES = {
  Paper: "dcterms:title",
  Author: "foaf:name",
  Organization: "foaf:name",
  Repository: "rdfs:label",
};

const PREFIXES = [
  ["dcterms", "http://purl.org/dc/terms/"],
  ["foaf", "http://xmlns.com/foaf/0.1/"],
  ["kg", "https://w3id.org/paper-kg/ontology#"],
  ["rdfs", "http://www.w3.org/2000/01/rdf-schema#"],
  ["skos", "http://www.w3.org/2004/02/skos/core#"],
];

/** @param {Store} store @param {number} edge */
function propertyOf(store, edge) {
  const relation = store.relations[store.relation[edge]];
  return PROPERTIES[relation] ?? `kg:${relation}`;
}

/** @param {Store} store @param {Part} part */
export function turtleOf(store, { nodes, edges }) {
  const lines = PREFIXES.map(([name, iri]) => `@prefix ${name}: <${iri}> .`);
  lines.push("");
  for (const node of nodes) {
    const kind = store.kindName(node);
    const name = NAMES[kind] ?? "skos:prefLabel";
    lines.push(`<${iriOf(store, node)}> a kg:${kind} ; ${name} ${literal(store.whole[node])} .`);
  }
  for (const edge of edges)
    lines.push(
      `<${iriOf(store, store.from[edge])}> ${propertyOf(store, edge)} <${iriOf(store, store.to[edge])}> .`,
    );
  return `${lines.join("\n")}\n`;
}

/** @param {string} text */
function literal(text) {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * A query for what is shown, to be asked of the build's Turtle.
 * @param {Store} store
 * @param {Part} part
 * @param {import("../state.js").Wishes} wishes
 */
export function sparqlOf(store, { nodes, edges }, wishes) {
  const prefixes = PREFIXES.map(([name, iri]) => `PREFIX ${name}: <${iri}>`);
  const relations = [...new Set(edges.map((edge) => propertyOf(store, edge)))].sort();
  const body = [
    `VALUES ?relation { ${relations.join(" ") || "kg:mentions"} }`,
    "?source ?relation ?target .",
  ];
  if (nodes.length <= MOST_IN_QUERY) {
    const names = nodes.map((node) => `<${iriOf(store, node)}>`).join(" ");
    body.unshift(`VALUES ?source { ${names} }`, `VALUES ?target { ${names} }`);
  } else {
    const kinds = [...wishes.kinds].filter((kind) => kind !== "Paper").map((kind) => `kg:${kind}`);
    body.push("?source a kg:Paper .", `VALUES ?kind { ${kinds.join(" ")} }`, "?target a ?kind .");
    const month = dateLimits(wishes);
    if (month) body.push(month);
  }
  return `${prefixes.join("\n")}\n\nCONSTRUCT { ?source ?relation ?target }\nWHERE {\n  ${body.join("\n  ")}\n}\n`;
}

/** @param {import("../state.js").Wishes} wishes */
function dateLimits({ since, until }) {
  if (!since && !until) return "";
  /** @param {number} day */
  const text = (day) => new Date(Date.UTC(2000, 0, 1) + day * 86400000).toISOString().slice(0, 10);
  const limits = [
    since && `STR(?day) >= "${text(since)}"`,
    until && `STR(?day) <= "${text(until)}"`,
  ];
  return `?source kg:featuredOn ?day . FILTER(${limits.filter(Boolean).join(" && ")})`;
}

/**
 * The shown part as a drawing in the reader's colours.
 * @param {Store} store
 * @param {Part} part
 * @param {Look} look
 */
export function svgOf(store, { nodes, edges }, look) {
  const { palette } = look;
  const sizes = new Map(nodes.map((node) => [node, sizeOf(node, look)]));
  const spare = 60 + Math.max(0, ...sizes.values());
  const xs = nodes.map((node) => store.x[node]);
  const ys = nodes.map((node) => store.y[node]);
  const [left, top] = [Math.min(...xs) - spare, Math.min(...ys) - spare];
  const [width, height] = [Math.max(...xs) + spare - left, Math.max(...ys) + spare - top];
  const letters = Math.max(9, Math.min(160, Math.max(width, height) / 130));
  const lines = edges.map((edge) => {
    const [from, to] = [store.from[edge], store.to[edge]];
    const relation = store.relations[store.relation[edge]];
    const { width: thick, dashes = [] } = RELATIONS[relation];
    const unit = letters / 11;
    return `<line x1="${store.x[from]}" y1="${store.y[from]}" x2="${store.x[to]}" y2="${store.y[to]}" stroke="${palette.relations[relation]}" stroke-width="${round(thick * unit)}" stroke-opacity="0.5"${dashes.length ? ` stroke-dasharray="${dashes.map((each) => round(each * unit)).join(" ")}"` : ""}/>`;
  });
  const signs = nodes.map((node) => {
    const hue = look.hues[node];
    const colour = hue < 255 ? palette.topics[hue] : palette.kinds[store.kindName(node)];
    const size = sizes.get(node) ?? 1;
    return `${figure(KINDS[store.kindName(node)], store.x[node], store.y[node], size, colour, palette.surface)}<text x="${store.x[node]}" y="${round(store.y[node] + size + letters)}">${escaped(look.label(node))}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${round(left)} ${round(top)} ${round(width)} ${round(height)}" width="1200">`,
    `<rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" fill="${palette.ground}"/>`,
    `<g fill="none">${lines.join("\n")}</g>`,
    `<g font-family="${escaped(palette.font)}" font-size="${round(letters)}" text-anchor="middle" fill="${palette.ink}" stroke-linejoin="round" paint-order="stroke">${signs.join("\n")}</g>`,
    "</svg>\n",
  ].join("\n");
}

/** @param {number} node @param {Look} look */
function sizeOf(node, look) {
  return Math.min(look.radii[node] || 6, 60);
}

/**
 * @param {{ shape: string, hollow?: boolean }} look
 * @param {number} x
 * @param {number} y
 * @param {number} size
 * @param {string} colour
 * @param {string} surface
 */
function figure({ shape, hollow }, x, y, size, colour, surface) {
  const paint = hollow
    ? `fill="${surface}" stroke="${colour}" stroke-width="${round(size * 0.3)}"`
    : `fill="${colour}"`;
  if (shape === "circle") return `<circle cx="${x}" cy="${y}" r="${round(size)}" ${paint}/>`;
  if (shape === "card")
    return `<rect x="${round(x - size)}" y="${round(y - size * 0.7)}" width="${round(size * 2)}" height="${round(size * 1.4)}" rx="${round(size * 0.3)}" ${paint}/>`;
  return `<polygon points="${corners(shape, x, y, size)
    .map((each) => each.join(","))
    .join(" ")}" ${paint}/>`;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** What XML cannot hold: control characters, and halves of characters. */
const UNFIT = new RegExp(
  "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]" +
    "|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]",
  "g",
);

/** @param {string} text */
export function escaped(text) {
  const shown = text.length > 60 ? `${[...text].slice(0, 59).join("")}…` : text;
  return shown
    .replace(UNFIT, "\ufffd")
    .replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
