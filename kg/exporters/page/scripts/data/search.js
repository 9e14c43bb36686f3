/* Looking things up by any of their names: papers, entities, authors, whoever has a name. */

/** @typedef {import("./store.js").Store} Store */

/** @typedef {{ node: number, name: string, rank: number }} Found */

/**
 * The key under which names meet: without case, accents, spaces and hyphens. Hangul is taken
 * apart, so half a syllable will do.
 * @param {string} text
 */
export function folded(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\s_-]/g, "");
}

export class Index {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    /** @type {{ node: number, name: string, key: string }[]} */
    this.entries = [];
    for (let node = 0; node < store.size; node += 1) {
      for (const name of store.names(node))
        this.entries.push({ node, name, key: folded(name.slice(0, 300)) });
      if (store.isPaper(node))
        this.entries.push({ node, name: store.id(node), key: folded(store.id(node)) });
    }
  }

  /**
   * The best answers, each node once: 0 the same name, 1 begins so, 2 a word begins so, 3 has
   * it inside; of equal rank, what more papers tell of.
   * @param {string} text
   * @param {number} most
   * @returns {Found[]}
   */
  find(text, most) {
    const sought = folded(text.slice(0, 200));
    if (!sought) return [];
    /** @type {Map<number, Found>} */
    const best = new Map();
    for (const { node, name, key } of this.entries) {
      if (!key.includes(sought)) continue;
      const rank = rankOf(name, key, sought);
      const known = best.get(node);
      if (!known || rank < known.rank) best.set(node, { node, name, rank });
    }
    return [...best.values()]
      .sort(
        (one, other) =>
          one.rank - other.rank || this.#weight(other) - this.#weight(one) || one.node - other.node,
      )
      .slice(0, most);
  }

  /** @param {Found} found */
  #weight({ node }) {
    return this.store.degree[node] + (this.store.isPaper(node) ? 5 : 0);
  }
}

/** @param {string} name @param {string} key @param {string} sought */
function rankOf(name, key, sought) {
  if (key === sought) return 0;
  if (key.startsWith(sought)) return 1;
  return name.split(/[\s\-_/(]+/).some((word) => folded(word).startsWith(sought)) ? 2 : 3;
}
