import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { test } from "node:test";

import { detailsOf } from "../data/details.js";
import { piecesOf } from "../data/quotes.js";
import { bytesOf, inflated, unpackedColumns } from "../data/parts.js";
import { sceneOf } from "../data/scene.js";
import { folded, Index } from "../data/search.js";
import { clean, dateOf, dayOf, titleParts } from "../data/store.js";
import { nameOf, paint, shortNames } from "../data/topics.js";
import { shortestPath, surroundings } from "../data/walks.js";
import { textsOf } from "../data/words.js";
import { smallStore, usualWishes } from "./graph.js";

test("texts come back from numbers of words", () => {
  const words = ["\n\n\0", "GPT", "-", "4", "is", "new", "", "가"];
  const bytes = Uint8Array.from([1, 2, 3, 4, 5, 0, 1, 6, 7, 0, 0]);

  assert.deepEqual(textsOf(bytes, words), ["GPT-4 is new", "GPT가", ""]);
});

test("numbers of two and three bytes are read", () => {
  const words = Array.from({ length: 21000 }, (_, at) => (at ? `w${at}` : "end"));

  assert.deepEqual(textsOf(Uint8Array.from([160, 5, 240, 0, 9, 0]), words), ["w165 w20649"]);
});

test("columns come back, low bytes before high ones", () => {
  const head = new TextEncoder().encode('[["small","u1",2],["wide","i4",2],["below","i1",1]]\n');
  const body = Uint8Array.from([7, 255, 1, 0, 0, 1, 0, 0, 0, 0, 254]);

  const columns = unpackedColumns(Uint8Array.from([...head, ...body]));

  assert.deepEqual([...columns.small], [7, 255]);
  assert.deepEqual([...columns.wide], [1, 256]);
  assert.deepEqual([...columns.below], [-2]);
});

test("packed bytes are inflated", async () => {
  const bytes = deflateSync(Buffer.from("랜턴"));

  assert.equal(new TextDecoder().decode(await inflated(bytes)), "랜턴");
});

test("letters stand for bytes, however many there are", () => {
  for (const [text, bytes] of /** @type {[string, string][]} */ ([
    ["", ""],
    ["Ii\\", "kg"],
    ["IiuAQUVe%/le3", "kg: a page"],
  ]))
    assert.equal(Buffer.from(bytesOf(text)).toString(), bytes);
});

test("control characters and turned text become visible, at their offsets", () => {
  assert.equal(clean("a\u202eb\u0008c\u2066"), "a\ufffdb\ufffdc\ufffd");
});

test("days and dates are the same", () => {
  assert.equal(dateOf(dayOf("2024-11-25")), "2024-11-25");
});

test("a title has a name and a rest", () => {
  assert.deepEqual(titleParts("BALROG: Games: a test"), ["BALROG", "Games: a test"]);
  assert.deepEqual(titleParts("No name at all"), ["No name at all", ""]);
});

test("a node has its address, and the address its node", () => {
  const store = smallStore();

  assert.equal(store.address(2), "entity/lantern-net");
  assert.equal(store.node("author/ada"), 4);
  assert.equal(store.node("entity/nothing"), -1);
});

test("edges are found from both ends", () => {
  const store = smallStore();

  assert.deepEqual([...store.edgesAt(3)], [1, 3]);
  assert.deepEqual(store.related(0, "creator"), [4]);
  assert.deepEqual([...store.degree], [2, 1, 1, 2, 1]);
});

test("surroundings reach so many steps", () => {
  const store = smallStore();

  assert.deepEqual([...surroundings(store, 1, 1, () => true).nodes].sort(), [1, 3]);
  assert.deepEqual([...surroundings(store, 1, 2, () => true).nodes].sort(), [0, 1, 3]);
});

test("a shortest path is nodes and edges in turn", () => {
  const store = smallStore();

  assert.deepEqual(
    shortestPath(store, 1, 2, () => true),
    [1, 3, 3, 1, 0, 0, 2],
  );
  assert.equal(
    shortestPath(store, 1, 2, (edge) => edge !== 3),
    null,
  );
  assert.deepEqual(
    shortestPath(store, 1, 1, () => true),
    [1],
  );
});

test("what no edge leads to is not shown, save papers", () => {
  const scene = sceneOf(smallStore(), { ...usualWishes(), sure: 85 });

  assert.deepEqual([...scene.nodes], [1, 1, 1, 0, 0]);
});

test("papers out of time go with what only they tell of", () => {
  const scene = sceneOf(smallStore(), { ...usualWishes(), since: 11005 });

  assert.deepEqual([...scene.nodes], [0, 1, 0, 1, 0]);
});

test("only what papers share stays, if so wished", () => {
  assert.deepEqual(
    [...sceneOf(smallStore(), { ...usualWishes(), shared: true }).nodes],
    [1, 1, 0, 1, 0],
  );
});

test("what is selected is shown with its neighbours, whatever is hidden", () => {
  const scene = sceneOf(smallStore(), { ...usualWishes(), selected: 4 });

  assert.deepEqual([...(scene.near ?? [])], [4, 0]);
  assert.equal(scene.nodes[4], 1);
});

test("a path shows what it needs", () => {
  const scene = sceneOf(smallStore(), { ...usualWishes(), selected: 4, goal: 1 });

  assert.deepEqual(scene.path, [4, 2, 0, 1, 3, 3, 1]);
});

test("a query leaves what it names and what that is linked with", () => {
  const scene = sceneOf(smallStore(), { ...usualWishes(), query: "kite", found: new Set([1]) });

  assert.deepEqual([...scene.nodes], [0, 1, 0, 1, 0]);
});

test("names meet without case, accents, spaces and hyphens", () => {
  assert.equal(folded("Lantérn-Net_2"), folded("lanternnet2"));
  assert.ok(folded("랜턴").startsWith(folded("래")));
});

test("the same name comes first, then beginnings, words, and the rest", () => {
  const store = smallStore({ labels: ["The Lantern", "Lantern", "Lanterns", "Xlantern", "Y"] });

  const found = new Index(store).find("lantern", 9);

  assert.deepEqual(
    found.map(({ node, rank }) => [node, rank]),
    [
      [1, 0],
      [2, 1],
      [0, 2],
      [3, 3],
    ],
  );
});

test("a node is found once, by its best name, and not by nothing", () => {
  const index = new Index(smallStore());

  assert.deepEqual(index.find("랜", 9), [{ node: 2, name: "랜턴넷", rank: 1 }]);
  assert.deepEqual(index.find("  ", 9), []);
});

test("regions beside each other have different colours", () => {
  const regions = Array.from({ length: 40 }, (_, at) => ({
    x: (at % 8) * 10,
    y: Math.floor(at / 8) * 10,
    reach: 5,
    papers: 5,
    entities: [3],
    hue: 0,
  }));

  paint(regions);

  for (let at = 1; at < 8; at += 1) assert.notEqual(regions[at].hue, regions[at - 1].hue);
  assert.equal(new Set(regions.map(({ hue }) => hue)).size, 10);
});

test("regions are named in the reader's language, and apart", () => {
  const store = smallStore();
  const region = { x: 0, y: 0, reach: 1, papers: 9, entities: [2, 3], hue: 0 };
  const other = { ...region, papers: 3 };

  assert.equal(nameOf(store, region, "ko"), "랜턴넷 · TinyQuiz");
  assert.deepEqual(
    [...shortNames(store, [other, region], "en").values()],
    ["Lantern Net", "Lantern Net · TinyQuiz"],
  );
});

test("pieces of a text end where sentences may", () => {
  const text = 'A kite. "New?" Yes, v2.5.\nIt flies';

  assert.deepEqual(
    piecesOf(text).map(({ start, end }) => text.slice(start, end)),
    ["A kite.", '"New?"', "Yes, v2.5.", "It flies"],
  );
});

test("evidence is found in texts and titles, paper by paper", () => {
  const columns = {
    count: [1, 1, 1, 1],
    text: [0, 0, 1, 1],
    pieces: [3, 0, 1, 1],
    first: [1, 0, 0, 0],
    from: [4],
    letters: [5],
    sentence: [0, 1, 0, 1],
    name: [2, 0, 1, 0],
    start: [2, 0],
    length: [3, 0],
    rule: [0, 0, 0, 0],
    sure: [-5, 0, 2, 70],
    listing: [0, 0, 0, 0],
  };
  const table = Object.fromEntries(
    Object.entries(columns).map(([name, each]) => [name, Int32Array.from(each)]),
  );
  const paper = {
    texts: 1,
    sentences: 2,
    listings: [[0, 1, 5]],
    said: [2, 0],
    issued: null,
    video: null,
    pages: [],
    abstracts: ["ko"],
  };
  const store = smallStore();
  store.core.rules = ["gloss"];
  store.core.digests = [["2031-05-06", "ko", "x.md"]];

  const told = detailsOf(
    [paper, { ...paper, said: [1, 1] }],
    ["abc defgh. Hier. Das 랜턴넷 ist neu.", "TinyQuiz"],
    table,
    store,
  );

  assert.deepEqual(told[0].claims[0][0], {
    text: "Hier. Das 랜턴넷 ist neu.",
    language: "ko",
    start: 10,
    end: 13,
    rule: "gloss",
    sure: 85,
    day: "2031-05-06",
  });
  const { text, start, end } = told[0].claims[1][0];
  assert.equal(text.slice(start, end), "fgh");
  assert.deepEqual(
    [told[1].claims[0][0].text, told[1].claims[0][0].language, told[1].results[0][0].sure],
    ["A Kite", "en", 70],
  );
});
