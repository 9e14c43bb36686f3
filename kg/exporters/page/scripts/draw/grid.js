/* Which node is where: the shown nodes in the cells of a grid. */

/** @typedef {import("../data/store.js").Store} Store */
/** @typedef {import("./renderer.js").Box} Box */

export class Grid {
  /**
   * @param {Store} store
   * @param {Uint8Array} shown
   */
  constructor(store, shown) {
    this.store = store;
    let [left, top, right, bottom, count] = [Infinity, Infinity, -Infinity, -Infinity, 0];
    for (let node = 0; node < store.size; node += 1) {
      if (!shown[node]) continue;
      left = Math.min(left, store.x[node]);
      right = Math.max(right, store.x[node]);
      top = Math.min(top, store.y[node]);
      bottom = Math.max(bottom, store.y[node]);
      count += 1;
    }
    this.left = count ? left : 0;
    this.top = count ? top : 0;
    const [width, height] = count ? [right - left + 1, bottom - top + 1] : [1, 1];
    // about four nodes a cell
    this.cell = Math.max(1, Math.sqrt((width * height * 4) / Math.max(1, count)));
    this.columns = Math.floor(width / this.cell) + 1;
    this.rows = Math.floor(height / this.cell) + 1;
    /** Where the nodes of each cell begin. */
    this.start = new Int32Array(this.columns * this.rows + 1);
    this.nodes = new Int32Array(count);
    this.#fill(shown);
  }

  /** @param {Uint8Array} shown */
  #fill(shown) {
    const { store } = this;
    for (let node = 0; node < store.size; node += 1)
      if (shown[node]) this.start[this.#cellOf(store.x[node], store.y[node]) + 1] += 1;
    for (let cell = 0; cell < this.columns * this.rows; cell += 1)
      this.start[cell + 1] += this.start[cell];
    const next = this.start.slice();
    for (let node = 0; node < store.size; node += 1)
      if (shown[node]) this.nodes[next[this.#cellOf(store.x[node], store.y[node])]++] = node;
  }

  /** @param {number} x @param {number} y */
  #cellOf(x, y) {
    return (
      Math.floor((y - this.top) / this.cell) * this.columns +
      Math.floor((x - this.left) / this.cell)
    );
  }

  /**
   * The nodes in the cells that a box touches.
   * @param {Box} box
   */
  *within(box) {
    const [left, right] = [this.#column(box.left), this.#column(box.right)];
    const [top, bottom] = [this.#row(box.top), this.#row(box.bottom)];
    for (let row = top; row <= bottom; row += 1) {
      const cells = row * this.columns;
      for (let at = this.start[cells + left]; at < this.start[cells + right + 1]; at += 1)
        yield this.nodes[at];
    }
  }

  /** @param {number} x */
  #column(x) {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.left) / this.cell)));
  }

  /** @param {number} y */
  #row(y) {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.top) / this.cell)));
  }

  /**
   * The node whose edge is nearest to a place, if it is within reach; or -1.
   * @param {number} x
   * @param {number} y
   * @param {number} reach
   * @param {(node: number) => number} radiusOf
   * @param {number} largest no node is larger than this
   */
  nearest(x, y, reach, radiusOf, largest) {
    const wide = reach + largest;
    let best = -1;
    let least = reach;
    for (const node of this.within({
      left: x - wide,
      right: x + wide,
      top: y - wide,
      bottom: y + wide,
    })) {
      const away = Math.hypot(this.store.x[node] - x, this.store.y[node] - y) - radiusOf(node);
      if (away < least) [best, least] = [node, away];
    }
    return best;
  }
}
