/* What the panel tells of papers, read batch by batch when somebody looks. */

/** @typedef {import("./parts.js").Parts} Parts */
/** @typedef {import("./store.js").Store} Store */

/**
 * @typedef {object} Quote
 * @property {string} text the sentence
 * @property {string} language
 * @property {number} start of the words that were read
 * @property {number} end
 * @property {string} rule
 * @property {number} sure in hundredths
 * @property {string} day
 */

/**
 * @typedef {object} Result
 * @property {number} paper
 * @property {string} value
 * @property {string} unit
 * @property {number | null} metric
 * @property {number | null} dataset
 * @property {number | null} method
 * @property {number} sure
 * @property {number} place among the results of its paper
 */

/**
 * @typedef {object} PaperDetails
 * @property {{ text: string, language: string }[]} abstracts
 * @property {{ day: string, position: number, votes: number | null }[]} listings
 * @property {string | null} issued
 * @property {string | null} video
 * @property {string[]} pages
 * @property {Quote[][]} claims in the order of the paper's edges
 * @property {Quote[][]} results in the order of the paper's results
 */

export class Details {
  /**
   * @param {Parts} parts
   * @param {Store} store
   */
  constructor(parts, store) {
    this.parts = parts;
    this.store = store;
    /** @type {Map<number, Promise<PaperDetails[]>>} */
    this.batches = new Map();
    /** @type {Promise<Result[]> | null} */
    this.allResults = null;
  }

  /**
   * @param {number} paper
   * @returns {Promise<PaperDetails>}
   */
  async paper(paper) {
    const size = this.store.core.batch;
    const number = Math.floor(paper / size);
    if (!this.batches.has(number)) this.batches.set(number, this.#batch(number));
    return (await /** @type {Promise<PaperDetails[]>} */ (this.batches.get(number)))[paper % size];
  }

  /**
   * The sentences behind a claim.
   * @param {number} edge
   */
  async claim(edge) {
    const paper = this.store.from[edge];
    return (await this.paper(paper)).claims[edge - this.store.first[paper]] ?? [];
  }

  /**
   * All results, those of a paper together.
   * @returns {Promise<Result[]>}
   */
  async results() {
    this.allResults ??= this.parts.json("results").then(namedResults);
    return this.allResults;
  }

  /**
   * The results of a paper, or those that an entity is the metric, data set or method of.
   * @param {number} node
   */
  async resultsOf(node) {
    return (await this.results()).filter(
      ({ paper, metric, dataset, method }) =>
        paper === node || metric === node || dataset === node || method === node,
    );
  }

  /** @param {Result} result */
  async resultQuotes(result) {
    return (await this.paper(result.paper)).results[result.place] ?? [];
  }

  /** @param {number} number */
  async #batch(number) {
    const [papers, texts, columns] = await Promise.all([
      this.parts.json(`papers-${number}`),
      this.parts.texts(`texts-${number}`),
      this.parts.columns(`evidence-${number}`),
    ]);
    return detailsOf(papers, texts, columns, this.store.core);
  }
}

/** @param {any[][]} rows */
function namedResults(rows) {
  let before = -1;
  let place = 0;
  return rows.map(([paper, value, unit, metric, dataset, method, sure]) => {
    place = paper === before ? place + 1 : 0;
    before = paper;
    return { paper, value, unit, metric, dataset, method, sure, place };
  });
}

/**
 * @param {any[]} papers
 * @param {string[]} texts
 * @param {import("./parts.js").Columns} columns
 * @param {any} core
 * @returns {PaperDetails[]}
 */
export function detailsOf(papers, texts, columns, core) {
  let text = 0;
  let sentence = 0;
  let row = 0;
  let claim = 0;
  return papers.map((paper) => {
    const own = texts.slice(text, text + paper.texts);
    const base = sentence;
    text += paper.texts;
    sentence += paper.sentences;
    const language = paper.abstracts[0] ?? "en";
    /** @returns {Quote} */
    const quote = () => {
      const at = base + columns.sentence[row];
      const number = columns.text[at];
      const listing = paper.listings[columns.listing[row]];
      const found = {
        text: own[number].substr(columns.from[at], columns.letters[at]),
        language: paper.abstracts[number] ?? language,
        start: columns.start[row],
        end: columns.start[row] + columns.length[row],
        rule: core.rules[columns.rule[row]],
        sure: columns.sure[row],
        day: dayOfListing(listing, core),
      };
      row += 1;
      return found;
    };
    const quotes = () => Array.from({ length: columns.count[claim++] }, quote);
    return {
      abstracts: paper.abstracts.map((/** @type {string} */ each, /** @type {number} */ at) => ({
        text: own[at],
        language: each,
      })),
      listings: paper.listings.map((/** @type {any[]} */ listing) => ({
        day: dayOfListing(listing, core),
        position: listing[1],
        votes: listing[2],
      })),
      issued: paper.issued,
      video: paper.video,
      pages: paper.pages,
      claims: Array.from({ length: paper.said[0] }, quotes),
      results: Array.from({ length: paper.said[1] }, quotes),
    };
  });
}

/**
 * @param {any[] | undefined} listing
 * @param {any} core
 */
function dayOfListing(listing, core) {
  const digest = listing && core.digests[listing[0]];
  return digest ? (digest[0] ?? digest[2]) : "";
}
