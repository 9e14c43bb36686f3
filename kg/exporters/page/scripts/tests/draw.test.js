import assert from "node:assert/strict";
import { test } from "node:test";

import { between, Camera } from "../draw/camera.js";
import { wrapped } from "../draw/cards.js";
import { Grid } from "../draw/grid.js";
import { cut, Occupied, placed } from "../draw/labels.js";
import { corners, KINDS, mixed } from "../draw/looks.js";
import { SHAPES } from "../draw/shaders.js";
import { smallStore } from "./graph.js";

const label = { size: 10, weight: 400, colour: "#000000", radius: 5 };

test("names do not lie over one another, and what counts more comes first", () => {
  const labels = [
    { ...label, text: "less", x: 100, y: 100, rank: 1, own: 1 },
    { ...label, text: "more", x: 100, y: 100, rank: 2, own: 2 },
  ];

  const found = placed(labels, { width: 200, height: 200 }, new Occupied(), () => 40);

  assert.deepEqual(
    found.map(({ text }) => text),
    ["more", "less"],
  );
  assert.notDeepEqual(found[0].at, found[1].at);
});

test("a name without room is left out, unless it must be there", () => {
  const taken = new Occupied();
  taken.add({ left: 0, right: 200, top: 0, bottom: 200, own: 9 });
  const one = { ...label, text: "a", x: 100, y: 100, rank: 1, own: 1 };

  assert.equal(placed([one], { width: 200, height: 200 }, taken, () => 40).length, 0);
  assert.equal(
    placed([{ ...one, must: true }], { width: 200, height: 200 }, taken, () => 40).length,
    1,
  );
});

test("a name stands on the outer side of its sign", () => {
  const one = { ...label, text: "a", x: 100, y: 100, rank: 1, own: 1, outward: Math.PI };

  const [found] = placed([one], { width: 200, height: 200 }, new Occupied(), () => 20);

  assert.ok(found.at.x < 90);
});

test("long names are cut", () => {
  assert.equal(cut("abcdef", 4), "abc…");
  assert.equal(cut("abcd", 4), "abcd");
});

test("the grid finds the nearest node within reach", () => {
  const store = smallStore();
  const grid = new Grid(store, Uint8Array.from([1, 1, 1, 1, 0]));

  assert.equal(
    grid.nearest(52, 48, 10, () => 2, 2),
    3,
  );
  assert.equal(
    grid.nearest(20, 0, 4, () => 2, 2),
    -1,
  );
  assert.deepEqual(
    [...grid.within({ left: -9, right: 200, top: -9, bottom: 99 })].sort(),
    [0, 1, 2, 3],
  );
});

test("an empty grid finds nothing", () => {
  assert.equal(
    new Grid(smallStore(), new Uint8Array(5)).nearest(0, 0, 10, () => 1, 1),
    -1,
  );
});

test("what is under the pointer stays there while zooming", () => {
  globalThis.cancelAnimationFrame = () => {};
  const camera = new Camera(() => {});
  Object.assign(camera, { width: 400, height: 300, x: 10, y: 20, scale: 0.5 });
  const point = { x: 90, y: 250 };
  const before = camera.onPage(point);

  camera.zoomAt(3, point);

  const after = camera.onPage(point);
  assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 1e-9);
  assert.equal(camera.scale, 1.5);
});

test("a box fits with its margin", () => {
  const camera = new Camera(() => {});
  Object.assign(camera, { width: 400, height: 300 });

  const view = camera.fitting({ left: 0, right: 100, top: 0, bottom: 10 }, 50, 9);

  assert.deepEqual(view, { x: 50, y: 5, scale: 3 });
});

test("a flight begins and ends where it should", () => {
  const [one, two] = [
    { x: 0, y: 0, scale: 0.1 },
    { x: 100, y: -50, scale: 2 },
  ];
  /** @param {{ x: number, y: number, scale: number }} view */
  const rounded = (view) =>
    [view.x, view.y, view.scale].map((each) => Math.round(each * 1e6) / 1e6 + 0);

  assert.deepEqual(rounded(between(one, two, 0)), [0, 0, 0.1]);
  assert.deepEqual(rounded(between(one, two, 1)), [100, -50, 2]);
  assert.deepEqual(rounded(between(one, { ...two, scale: 0.1 }, 0.5)), [50, -25, 0.1]);
});

test("lines are wrapped, and cut after the last", () => {
  /** @param {string} text */
  const measure = (text) => text.length;

  assert.deepEqual(wrapped(measure, "one two three four", 8, 2), ["one two", "three…"]);
  assert.deepEqual(wrapped(measure, "W".repeat(50), 8, 2), [`${"W".repeat(7)}…`]);
});

test("every kind has a shape that both renderers know", () => {
  for (const { shape } of Object.values(KINDS)) {
    assert.ok(SHAPES.includes(shape));
    if (shape !== "card" && shape !== "circle") assert.ok(corners(shape, 0, 0, 1).length > 2);
  }
});

test("colours are mixed opaque", () => {
  assert.equal(mixed("#000000", "#ffffff", 0.5), "rgb(128,128,128)");
});
