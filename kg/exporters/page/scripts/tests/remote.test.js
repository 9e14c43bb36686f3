import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { asked, grown, remember, remembered, RemoteParts, suggested } from "../data/remote.js";
import { placesOf, settle } from "../data/settled.js";
import { smallStore } from "./graph.js";

const { fetch } = globalThis;

afterEach(() => {
  globalThis.fetch = fetch;
});

/** @param {{ [name: string]: unknown }} parts @param {string[]} sent */
function serve(parts, sent) {
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address) => {
      sent.push(address);
      const name = address.split("/")[3].split("?")[0];
      if (!(name in parts)) return new Response("The graph has changed.", { status: 410 });
      return new Response(JSON.stringify(parts[name]));
    }
  );
}

test("what is open is in the address, or a link to a node says it", () => {
  const search = "?open=entity/rlvr&open=paper/2411.15124";

  assert.deepEqual(asked({ search, hash: "#entity/dit" }), ["entity/rlvr", "paper/2411.15124"]);
  assert.deepEqual(asked({ search: "", hash: "#entity/%EB%9E%9C?steps=2" }), ["entity/랜"]);
  assert.deepEqual(asked({ search: "", hash: "#entity/%" }), []);
  assert.deepEqual(asked({ search: "", hash: "" }), []);
});

test("one thing more is open, each once, and the oldest closes", () => {
  assert.equal(
    grown(["entity/a"], "author/b c"),
    "/explore?open=entity/a&open=author/b+c#author/b%20c",
  );
  assert.equal(
    grown(["entity/a", "entity/b"], "entity/a"),
    "/explore?open=entity/b&open=entity/a#entity/a",
  );
  const many = Array.from({ length: 12 }, (_, at) => `entity/e${at}`);
  assert.ok(!grown(many, "entity/new").includes("open=entity/e0&"));
});

test("each part is asked for once, of the graph that the first was of", async () => {
  /** @type {string[]} */
  const sent = [];
  serve({ core: { generation: 3 }, columns: { kind: [0, 2] }, "texts-0": ["one"] }, sent);
  const parts = new RemoteParts(/** @type {any} */ (null), ["entity/a"], () => {});

  const [columns, again, texts] = await Promise.all([
    parts.columns("columns"),
    parts.columns("columns"),
    parts.texts("texts-0"),
  ]);

  assert.deepEqual([...columns.kind, ...again.kind], [0, 2, 0, 2]);
  assert.deepEqual(texts, ["one"]);
  assert.deepEqual(sent, [
    "/explore/part/core?open=entity%2Fa",
    "/explore/part/columns?open=entity%2Fa&generation=3",
    "/explore/part/texts-0?open=entity%2Fa&generation=3",
  ]);
});

test("a graph that has changed is told", async () => {
  let renewed = 0;
  serve({ core: { generation: 3 } }, []);
  const parts = new RemoteParts(/** @type {any} */ (null), [], () => {
    renewed += 1;
  });

  await assert.rejects(parts.json("results"), /has changed/);
  assert.equal(renewed, 1);
});

test("the server's search tells what can be drawn", async () => {
  const hits = [
    { label: "래", name: "래", kind: "Task", href: "/entity/%EB%9E%98" },
    { label: "2031-05-06", name: "2031-05-06", kind: "Digest", href: "/digest/2031" },
  ];
  globalThis.fetch = /** @type {any} */ (async () => new Response(JSON.stringify(hits)));

  assert.deepEqual(
    (await suggested("래", "ko")).map(({ address }) => address),
    ["entity/래"],
  );
});

test("a server that does not answer finds nothing", async () => {
  globalThis.fetch = /** @type {any} */ (() => Promise.reject(new Error("gone")));

  assert.deepEqual(await suggested("kite", "en"), []);
});

test("what was drawn keeps its place, and what is new lies beside it", () => {
  const store = smallStore();
  const known = { "paper/3105.00001": [500, 500], "entity/tiny-quiz": [540, 500] };

  settle(store, /** @type {any} */ (known), 3);

  assert.deepEqual([store.x[0], store.y[0]], [500, 500]);
  assert.deepEqual([store.x[3], store.y[3]], [540, 500]);
  // with its paper
  assert.deepEqual([store.x[2], store.y[2]], [500, 550]);
  // the other paper is new: to the right, for what was opened is the rightmost
  assert.deepEqual([store.x[1] > 540, store.y[1]], [true, 500]);
});

test("a drawing that nobody saw before stays as it was laid out", () => {
  const store = smallStore();

  settle(store, {}, -1);

  assert.deepEqual(placesOf(store), placesOf(smallStore()));
});

test("places are remembered as long as the graph is the same", () => {
  const kept = new Map();
  const memory = /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => kept.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => kept.set(key, text),
  });

  remember(memory, 3, { "entity/a": [1, 2] });

  assert.deepEqual(remembered(memory, 3), { "entity/a": [1, 2] });
  assert.deepEqual(remembered(memory, 4), {});
});
