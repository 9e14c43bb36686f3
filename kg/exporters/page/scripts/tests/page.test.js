import assert from "node:assert/strict";
import { test } from "node:test";

import { read, written } from "../address.js";
import { csvOf, escaped, iriOf, shownPart, sparqlOf, svgOf, turtleOf } from "../data/exports.js";
import { sceneOf } from "../data/scene.js";
import { State } from "../state.js";
import { LANGUAGES, spoken, Texts } from "../texts.js";
import { apart } from "../view/quotes.js";
import { smallStore, usualWishes } from "./graph.js";

test("an address says what differs from the beginning, and is read again", () => {
  const store = smallStore();
  const wishes = {
    ...usualWishes(),
    selected: 2,
    goal: 1,
    steps: 2,
    sure: 40,
    kinds: new Set(["Paper", "Author"]),
    query: "a b&c",
  };

  const hash = written(store, wishes, usualWishes(), { x: 1.26, y: -3, scale: 0.5 });
  const back = read(store, hash, usualWishes());

  assert.equal(
    hash,
    "#entity/lantern-net?to=paper/3105.00002&steps=2&q=a+b%26c&kinds=Paper,Author&sure=40&at=1.3,-3,0.5000",
  );
  assert.deepEqual(back.wishes, wishes);
  assert.deepEqual(back.view, { x: 1.3, y: -3, scale: 0.5 });
});

test("nothing to say is an empty address", () => {
  assert.equal(written(smallStore(), usualWishes(), usualWishes(), null), "#");
});

test("a broken address asks for nothing", () => {
  const { wishes, view } = read(
    smallStore(),
    "#entity/%E0%?steps=x&sure=1e9&kinds=Nonsense&at=1,2",
    usualWishes(),
  );

  assert.equal(wishes.selected, -1);
  assert.equal(wishes.sure, 100);
  assert.deepEqual(wishes.kinds, new Set());
  assert.equal(view, null);
});

test("followers hear of a change, with what was before", () => {
  const state = new State(usualWishes());
  /** @type {number[]} */
  const heard = [];
  state.follow((now, before) => heard.push(before.selected, now.selected));

  state.change({ selected: 3 });

  assert.deepEqual(heard, [-1, 3]);
});

test("both languages have all texts, with the same values in them", () => {
  /** @param {string} text */
  const values = (text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

  assert.deepEqual(Object.keys(LANGUAGES.ko).sort(), Object.keys(LANGUAGES.en).sort());
  for (const key of Object.keys(LANGUAGES.en))
    assert.deepEqual(values(LANGUAGES.ko[key]), values(LANGUAGES.en[key]), key);
});

test("the page speaks the first language that it knows", () => {
  assert.equal(spoken(["fr-FR", "ko-KR", "en"]), "ko");
  assert.equal(spoken(["fr"]), "en");
  assert.equal(new Texts("en").count(1200, "onePaper", "nPapers"), "1,200 papers");
});

test("marks that cross another one are left out", () => {
  const marks = [
    { start: 5, end: 9 },
    { start: 0, end: 6 },
    { start: 9, end: 9 },
    { start: 7, end: 8 },
  ];

  assert.deepEqual(apart(marks), [
    { start: 0, end: 6 },
    { start: 7, end: 8 },
  ]);
});

const shown = () => {
  const store = smallStore();
  const wishes = usualWishes();
  return { store, wishes, part: shownPart(store, sceneOf(store, wishes)) };
};

test("a focus is what is shown of the graph", () => {
  const store = smallStore();
  const scene = sceneOf(store, { ...usualWishes(), selected: 1 });

  assert.deepEqual(shownPart(store, scene), { nodes: [1, 3], edges: [3] });
});

test("a spreadsheet does not take a title for a formula", () => {
  const store = smallStore({ labels: ["=1+1", 'a "b", c', "@x", "d\ne", "f"] });

  const rows = csvOf(store, { nodes: [0, 1], edges: [0] }).split("\r\n");

  assert.equal(
    rows[1],
    "paper/3105.00001,'=1+1,Paper,introduces,entity/x,'@x,Method,0.90,2030-02-12",
  );
  assert.equal(rows[2], 'paper/3105.00002,"a ""b"", c",Paper,,,,,,2030-02-22');
});

test("addresses are those of the build", () => {
  const store = smallStore();
  store.core.ids[3] = "a b/c+희소<";

  assert.equal(iriOf(store, 3), "https://w3id.org/paper-kg/entity/a%20b/c%2B희소%3C");
});

test("turtle quotes what its strings cannot hold", () => {
  const store = smallStore({ labels: ['a"\\\n\u2028', "b", "c", "d", "e"] });

  assert.match(
    turtleOf(store, { nodes: [0], edges: [] }),
    /dcterms:title "a\\"\\\\\\n(\ufffd|\\u2028)"/,
  );
});

test("a query names few things, and asks for all of many", () => {
  const { store, wishes, part } = shown();

  assert.match(sparqlOf(store, part, wishes), /VALUES \?source \{ <https:/);
  const many = { ...part, nodes: Array.from({ length: 301 }, () => 0) };
  assert.match(
    sparqlOf(store, many, { ...wishes, since: 11000 }),
    /FILTER\(STR\(\?day\) >= "2030-02-12"\)/,
  );
});

test("a drawing has no markup of names", () => {
  const { store, part } = shown();
  store.labels[2] = "<script>&\"'";
  const colours = new Proxy({}, { get: () => "#123456" });
  const look = {
    palette: {
      ground: "#ffffff",
      surface: "#ffffff",
      ink: "#000000",
      font: "serif",
      kinds: colours,
      relations: colours,
      topics: [],
    },
    radii: new Float32Array(5).fill(5),
    hues: new Uint8Array(5).fill(255),
    label: (/** @type {number} */ node) => store.labels[node],
  };

  const drawing = svgOf(store, part, /** @type {any} */ (look));

  assert.ok(!drawing.includes("<script>"));
  assert.ok(drawing.includes("&#60;script&#62;"));
  assert.equal(escaped("\u0000\ud800x"), "\ufffd\ufffdx");
});
