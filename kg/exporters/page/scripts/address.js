/*
 * The address of what the reader sees: "#entity/rlvr?steps=2&at=120,-40,0.5". What is as it
 * was in the beginning is left out.
 */

/** @typedef {import("./state.js").Wishes} Wishes */
/** @typedef {import("./data/store.js").Store} Store */
/** @typedef {{ x: number, y: number, scale: number }} View */

/**
 * @param {string} address
 */
export function encoded(address) {
  return address.split("/").map(encodeURIComponent).join("/");
}

/**
 * @param {Store} store
 * @param {Wishes} wishes
 * @param {Wishes} usual
 * @param {View | null} view
 */
export function written(store, wishes, usual, view) {
  const words = new URLSearchParams();
  if (wishes.goal >= 0) words.set("to", store.address(wishes.goal));
  if (wishes.steps !== 1) words.set("steps", String(wishes.steps));
  if (wishes.query) words.set("q", wishes.query);
  for (const name of /** @type {const} */ (["kinds", "relations"]))
    if (!same(wishes[name], usual[name])) words.set(name, [...wishes[name]].join(","));
  for (const name of /** @type {const} */ (["since", "until", "sure", "size", "colour"]))
    if (wishes[name] !== usual[name]) words.set(name, String(wishes[name]));
  if (wishes.shared) words.set("shared", "1");
  if (wishes.table) words.set("table", "1");
  if (view) words.set("at", `${round(view.x)},${round(view.y)},${view.scale.toPrecision(4)}`);
  const node = wishes.selected >= 0 ? encoded(store.address(wishes.selected)) : "";
  const rest = words.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  return `#${node}${rest ? `?${rest}` : ""}`;
}

/**
 * @param {Store} store
 * @param {string} hash
 * @param {Wishes} usual
 * @returns {{ wishes: Wishes, view: View | null }}
 */
export function read(store, hash, usual) {
  const [address, rest = ""] = hash.replace(/^#/, "").split("?");
  const words = new URLSearchParams(rest);
  /** @param {string} name @param {Set<string>} all */
  const set = (name, all) => {
    const chosen = words.get(name)?.split(",") ?? null;
    return chosen ? new Set(chosen.filter((each) => all.has(each))) : null;
  };
  return {
    wishes: {
      ...usual,
      selected: store.node(decoded(address)),
      goal: words.has("to") ? store.node(words.get("to") ?? "") : -1,
      steps: words.get("steps") === "2" ? 2 : 1,
      query: (words.get("q") ?? "").slice(0, 200),
      kinds: set("kinds", new Set(store.kinds)) ?? usual.kinds,
      relations: set("relations", new Set(store.relations)) ?? usual.relations,
      since: number(words.get("since"), 0, 65535),
      until: number(words.get("until"), 0, 65535),
      sure: number(words.get("sure"), 0, 100),
      shared: words.get("shared") === "1",
      table: words.get("table") === "1",
      size: choice(
        words.get("size"),
        /** @type {const} */ (["papers", "votes", "same"]),
        usual.size,
      ),
      colour: choice(
        words.get("colour"),
        /** @type {const} */ (["kind", "community"]),
        usual.colour,
      ),
    },
    view: viewOf(words.get("at")),
  };
}

/** @param {string} text */
function decoded(text) {
  try {
    return text.split("/").map(decodeURIComponent).join("/");
  } catch {
    return ""; // "%" without two digits after it
  }
}

/** @param {string | null} text @param {number} low @param {number} high */
function number(text, low, high) {
  const value = Math.round(Number(text));
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low;
}

/**
 * @template {string} T
 * @param {string | null} text
 * @param {readonly T[]} choices
 * @param {T} usual
 * @returns {T}
 */
function choice(text, choices, usual) {
  return choices.find((each) => each === text) ?? usual;
}

/** @param {string | null} text @returns {View | null} */
function viewOf(text) {
  const [x, y, scale] = (text ?? "").split(",").map(Number);
  return [x, y, scale].every(Number.isFinite) && scale > 0 ? { x, y, scale } : null;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}

/** @param {Set<string>} one @param {Set<string>} other */
function same(one, other) {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
