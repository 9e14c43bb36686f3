/*
 * What the page knows of every node and edge, by their places. A node's address,
 * "paper/2411.15124" or "entity/rlvr", is its link in the page after a #.
 */

/** @typedef {import("./parts.js").Columns} Columns */

/** Where the things of each kind live; every other kind is an entity. */
const COLLECTIONS = new Map([
  ["Paper", "paper"],
  ["Author", "author"],
  ["Organization", "organization"],
  ["Repository", "repository"],
]);

/** Control characters of a digest, and what would turn the direction of its text around. */
const CONTROL =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text from a digest, as it may be shown: as long as before, so that offsets hold.
 * @param {unknown} text
 */
export function clean(text) {
  return String(text).replace(CONTROL, "\ufffd");
}

/** @param {string} text */
export function languageOf(text) {
  return /[\u3131-\u318e가-힣]/.test(text) ? "ko" : "en";
}

/** What a name may have of the screen; digests hold titles of 300,000 letters, too. */
const LONGEST = 300;

/** A name as it is shown: all of it, or its beginning. @param {string} name */
export function shortened(name) {
  return name.length > LONGEST ? `${name.slice(0, LONGEST).trimEnd()}…` : name;
}

/** @param {string} label */
function usualId(label) {
  return label
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** Everything about nodes and edges that does not change while the page is open. */
export class Store {
  /**
   * @param {any} core
   * @param {Columns} columns
   */
  constructor(core, columns) {
    this.core = core;
    /** @type {string[]} */
    this.kinds = core.kinds;
    /** @type {string[]} */
    this.relations = core.relations;
    /** Names in full, for search and for what is taken away. @type {string[]} */
    this.whole = core.labels.map(clean);
    /** Names as they are shown. @type {string[]} */
    this.labels = this.whole.map(shortened);
    this.size = this.labels.length;
    this.kind = columns.kind;
    this.x = columns.x.slice();
    this.y = columns.y.slice();
    this.radius = columns.radius;
    this.generic = columns.generic;
    this.community = columns.community.map((each) => each - 1);
    this.part = columns.part.map((each) => each - 1);
    this.papers = columns.day.length;
    this.day = columns.day;
    this.votes = columns.votes;
    this.claims = this.relations.indexOf("broader");
    this.relation = columns.relation;
    this.sure = columns.sure;
    this.edges = this.relation.length;
    this.to = new Int32Array(this.edges);
    this.from = new Int32Array(this.edges);
    /** Where the edges at each node begin in `beside`. */
    this.at = new Int32Array(this.size + 1);
    /** Edges at each node, from either side, one node after the other. */
    this.beside = new Int32Array(2 * this.edges);
    /** The first edge of each node, and after the last of all nodes their number. */
    this.first = new Int32Array(this.size + 1);
    this.#fillSources(columns.count);
    this.#fillTargets(columns.to);
    this.#fillPlaces();
    this.#fillAdjacency();
    /** How many papers tell of an entity, or how many entities a paper tells of. */
    this.degree = this.#degrees();
    /** @type {Map<string, number> | null} */
    this.addresses = null;
  }

  /** @param {Int32Array} count */
  #fillSources(count) {
    let edge = 0;
    for (let node = 0; node < this.size; node += 1) {
      this.first[node] = edge;
      for (let last = edge + count[node]; edge < last; edge += 1) this.from[edge] = node;
    }
    this.first[this.size] = edge;
  }

  /** Those of claims come first, then those of each other relation. @param {Int32Array} targets */
  #fillTargets(targets) {
    let next = 0;
    for (let group = this.claims - 1; group < this.relations.length; group += 1)
      for (let edge = 0; edge < this.edges; edge += 1)
        if (Math.max(this.relation[edge], this.claims - 1) === group)
          this.to[edge] = targets[next++];
  }

  /** What papers tell of has its place told from the first of these papers on. */
  #fillPlaces() {
    const done = new Uint8Array(this.size);
    for (let edge = 0; edge < this.edges; edge += 1) {
      const [paper, node] = [this.from[edge], this.to[edge]];
      if (this.relation[edge] === this.claims || done[node]) continue;
      done[node] = 1;
      this.x[node] += this.x[paper];
      this.y[node] += this.y[paper];
    }
  }

  #fillAdjacency() {
    for (let edge = 0; edge < this.edges; edge += 1) {
      this.at[this.from[edge] + 1] += 1;
      this.at[this.to[edge] + 1] += 1;
    }
    for (let node = 0; node < this.size; node += 1) this.at[node + 1] += this.at[node];
    const next = this.at.slice();
    for (let edge = 0; edge < this.edges; edge += 1) {
      this.beside[next[this.from[edge]]++] = edge;
      this.beside[next[this.to[edge]]++] = edge;
    }
  }

  #degrees() {
    const degree = new Int32Array(this.size);
    for (let edge = 0; edge < this.edges; edge += 1)
      if (this.isClaim(edge) || this.kindName(this.to[edge]) === "Author") {
        degree[this.to[edge]] += 1;
        if (this.isClaim(edge)) degree[this.from[edge]] += 1;
      } else if (this.relations[this.relation[edge]] !== "broader") degree[this.to[edge]] += 1;
    return degree;
  }

  /** @param {number} edge */
  isClaim(edge) {
    return this.relation[edge] < this.claims;
  }

  /** @param {number} node */
  kindName(node) {
    return this.kinds[this.kind[node]];
  }

  /** @param {number} node */
  isPaper(node) {
    return node < this.papers;
  }

  /** @param {number} node */
  isEntity(node) {
    return !COLLECTIONS.has(this.kindName(node));
  }

  /** @param {number} node */
  id(node) {
    return this.core.ids[node] || usualId(this.core.labels[node]);
  }

  /** @param {number} node */
  collection(node) {
    return COLLECTIONS.get(this.kindName(node)) ?? "entity";
  }

  /** @param {number} node */
  address(node) {
    return `${this.collection(node)}/${this.id(node)}`;
  }

  /**
   * The node at an address, or -1.
   * @param {string} address
   */
  node(address) {
    if (!address) return -1;
    if (!this.addresses) {
      this.addresses = new Map();
      for (let node = 0; node < this.size; node += 1) this.addresses.set(this.address(node), node);
    }
    return this.addresses.get(address) ?? -1;
  }

  /**
   * All names, the one for display first.
   * @param {number} node
   */
  names(node) {
    return [this.whole[node], ...this.texts(node).slice(1).map(clean)];
  }

  /**
   * All names as digests have them, which nobody is shown.
   * @param {number} node
   * @returns {string[]}
   */
  texts(node) {
    return [this.core.labels[node], ...(this.core.aliases[node] ?? [])];
  }

  /**
   * The edges at a node, from either side.
   * @param {number} node
   */
  edgesAt(node) {
    return this.beside.subarray(this.at[node], this.at[node + 1]);
  }

  /**
   * @param {number} edge
   * @param {number} node one of its ends
   */
  otherEnd(edge, node) {
    return this.from[edge] === node ? this.to[edge] : this.from[edge];
  }

  /**
   * What is said of a node: claims of a paper, or claims about an entity.
   * @param {number} node
   */
  claimsAt(node) {
    return [...this.edgesAt(node)].filter((edge) => this.isClaim(edge));
  }

  /**
   * The other ends of a node's edges of one relation, in their order.
   * @param {number} node
   * @param {string} relation
   */
  related(node, relation) {
    const wanted = this.relations.indexOf(relation);
    return [...this.edgesAt(node)]
      .filter((edge) => this.relation[edge] === wanted)
      .map((edge) => this.otherEnd(edge, node));
  }

  /**
   * The day of a paper, "2024-11-25", or nothing.
   * @param {number} paper
   */
  date(paper) {
    return this.day[paper] ? dateOf(this.day[paper]) : "";
  }

  /** Whether an entity is what the whole field shares, or what just one paper tells of.
   * @param {number} node */
  isMinor(node) {
    return Boolean(this.generic[node]) || this.degree[node] < 2;
  }
}

const EPOCH = Date.UTC(2000, 0, 1);

/** @param {number} day since 2000-01-01 */
export function dateOf(day) {
  return new Date(EPOCH + day * 86400000).toISOString().slice(0, 10);
}

/** @param {string} date */
export function dayOf(date) {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - EPOCH) / 86400000);
}

/**
 * A title's own name and the rest: "BALROG", "Benchmarking Agentic LLM …".
 * @param {string} title
 */
export function titleParts(title) {
  const [head, ...rest] = title.split(/:\s+/);
  return rest.length && head.length <= 48 ? [head, rest.join(": ")] : [title, ""];
}
