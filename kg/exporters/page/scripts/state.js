/* What the reader asks for: one value, changed by patches, followed by whoever draws. */

/**
 * @typedef {object} Wishes
 * @property {number} selected a node, or -1
 * @property {number} goal the node that a path shall lead to, or -1
 * @property {number} start the node that the next one chosen is connected with, or -1
 * @property {1 | 2} steps how far the focus reaches
 * @property {Set<string>} kinds
 * @property {Set<string>} relations
 * @property {number} since a day, or 0
 * @property {number} until a day, or 0
 * @property {number} sure in hundredths
 * @property {boolean} shared only what two papers or more meet in
 * @property {"papers" | "votes" | "same"} size
 * @property {"kind" | "community"} colour
 * @property {string} query what the drawing is narrowed to
 * @property {Set<number> | null} found the nodes that the query names
 * @property {boolean} table
 */

/** @typedef {(wishes: Wishes, before: Wishes) => void} Follower */

export class State {
  /** @param {Wishes} wishes */
  constructor(wishes) {
    this.wishes = wishes;
    /** @type {Follower[]} */
    this.followers = [];
  }

  /** @param {Follower} follower */
  follow(follower) {
    this.followers.push(follower);
  }

  /** @param {Partial<Wishes>} patch */
  change(patch) {
    const before = this.wishes;
    this.wishes = { ...before, ...patch };
    for (const follower of this.followers) follower(this.wishes, before);
  }
}
