/* A small graph that the tests share: two papers that meet in one entity. */

import { Store } from "../data/store.js";

/**
 * @param {{ labels?: string[] }} options
 */
export function smallStore({ labels } = {}) {
  const core = {
    base: "https://w3id.org/paper-kg/",
    kinds: ["Paper", "Method", "Task", "Author"],
    relations: ["introduces", "uses", "mentions", "broader", "creator"],
    ids: ["3105.00001", "3105.00002", "", "tiny-quiz", "ada"],
    labels: labels ?? ["LanternNet: Reading", "A Kite", "Lantern Net", "TinyQuiz", "Ada Example"],
    aliases: { 2: ["랜턴넷"] },
    korean: { 2: "랜턴넷" },
    urls: {},
    batch: 192,
    rules: [],
    digests: [],
  };
  const columns = {
    kind: [0, 0, 1, 2, 3],
    // of the last three, from the first paper on
    x: [0, 100, 0, 50, 20],
    y: [0, 0, 50, 50, 0],
    radius: [10, 10, 5, 5, 5],
    generic: [0, 0, 0, 0, 0],
    community: [1, 2, 1, 1, 0],
    part: [0, 0, 0, 0, 0],
    day: [11000, 11010],
    votes: [12, -1],
    count: [3, 1, 0, 0, 0],
    to: [2, 3, 3, 4],
    relation: [0, 1, 4, 2],
    sure: [90, 80, 100, 40],
  };
  return new Store(
    core,
    Object.fromEntries(
      Object.entries(columns).map(([name, each]) => [name, Int32Array.from(each)]),
    ),
  );
}

/** What the reader wishes at first. */
export function usualWishes() {
  return {
    selected: -1,
    goal: -1,
    start: -1,
    steps: 1,
    kinds: new Set(["Paper", "Method", "Task"]),
    relations: new Set(["introduces", "uses", "mentions"]),
    since: 0,
    until: 0,
    sure: 0,
    shared: false,
    size: "papers",
    colour: "kind",
    query: "",
    found: null,
    table: false,
  };
}
