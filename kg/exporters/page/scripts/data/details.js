/* What the panel tells of papers, read batch by batch when somebody looks. */

import { Sentences, Words } from "./quotes.js";
import { languageOf } from "./store.js";

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
    return detailsOf(papers, texts, columns, this.store, number * this.store.core.batch);
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
 * @param {Store} store
 * @param {number} firstPaper its place among the nodes
 * @returns {PaperDetails[]}
 */
export function detailsOf(papers, texts, columns, store, firstPaper = 0) {
  const { core } = store;
  const sentences = new Sentences(columns);
  const words = new Words(columns);
  let text = 0;
  let row = 0;
  let claim = 0;
  return papers.map((paper, place) => {
    const node = firstPaper + place;
    const told = texts.slice(text, text + paper.texts);
    text += paper.texts;
    const abstracts = told.splice(0, paper.abstracts.length);
    const said = sentences.next(paper.sentences, [...abstracts, ...store.texts(node), ...told]);
    /** @param {string[]} names @param {number} sure @returns {Quote} */
    const quote = (names, sure) => {
      const { number, sentence } = said[columns.sentence[row]];
      const found = {
        text: sentence,
        language: paper.abstracts[number] ?? languageOf(sentence),
        ...words.next(columns.name[row], names, sentence),
        rule: core.rules[columns.rule[row]],
        sure: sure + columns.sure[row],
        day: dayOfListing(paper.listings[columns.listing[row]], core),
      };
      row += 1;
      return found;
    };
    /** @param {string[]} names @param {number} sure */
    const quotes = (names, sure) =>
      Array.from({ length: columns.count[claim++] }, () => quote(names, sure));
    return {
      abstracts: paper.abstracts.map((/** @type {string} */ each, /** @type {number} */ at) => ({
        text: abstracts[at],
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
      claims: Array.from({ length: paper.said[0] }, (_, at) => {
        const edge = store.first[node] + at;
        return quotes(store.texts(store.to[edge]), store.sure[edge]);
      }),
      results: Array.from({ length: paper.said[1] }, () => quotes([], 0)),
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
