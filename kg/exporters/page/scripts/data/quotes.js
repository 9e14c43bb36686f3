/* Where a sentence stands in the texts of its paper, and words in a sentence; see sentences.py. */

/** @typedef {import("./parts.js").Columns} Columns */

/** Pieces of a text end with this, or with the text. */
const END = /[.?!]["')\]]*(?=[ \n])/g;
/** How many pieces a sentence has, if it is told otherwise. */
const [BY_OFFSETS, WHOLE] = [0, 1];

/** @param {string} text */
function alike(text) {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll("\n", " ");
}

/**
 * Where each piece of a text starts and ends.
 * @param {string} text
 */
export function piecesOf(text) {
  const pieces = [];
  let start = 0;
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
    pieces.push({ start, end });
    start = end;
    while (text[start] === " " || text[start] === "\n") start += 1;
  }
  return [...pieces, { start, end: text.length }];
}

/** The sentences of one paper after the other. */
export class Sentences {
  /** @param {Columns} columns */
  constructor(columns) {
    this.columns = columns;
    this.row = 0;
    this.offset = 0;
  }

  /**
   * The sentences of the next paper, each with the number of the text that it stands in.
   * @param {number} count
   * @param {string[]} texts
   */
  next(count, texts) {
    const { text, pieces, first } = this.columns;
    /** @type {Map<number, { start: number, end: number }[]>} */
    const cut = new Map();
    return Array.from({ length: count }, () => {
      const row = this.row++;
      const number = text[row];
      const whole = texts[number];
      if (pieces[row] === WHOLE) return { number, sentence: whole };
      if (pieces[row] === BY_OFFSETS) return { number, sentence: this.#byOffsets(whole) };
      const parts = cut.get(number) ?? piecesOf(whole);
      cut.set(number, parts);
      const last = first[row] + pieces[row] - WHOLE - 1;
      return { number, sentence: whole.slice(parts[first[row]].start, parts[last].end) };
    });
  }

  /** @param {string} text */
  #byOffsets(text) {
    const at = this.offset++;
    return text.substr(this.columns.from[at], this.columns.letters[at]);
  }
}

/** The words that were read, of one piece of evidence after the other. */
export class Words {
  /** @param {Columns} columns */
  constructor(columns) {
    this.columns = columns;
    this.row = 0;
  }

  /**
   * @param {number} which of the names was read, from 1; 0 if offsets say what was
   * @param {string[]} names
   * @param {string} sentence
   */
  next(which, names, sentence) {
    if (which) {
      const start = alike(sentence).indexOf(alike(names[which - 1]));
      return { start, end: start + names[which - 1].length };
    }
    const start = this.columns.start[this.row];
    return { start, end: start + this.columns.length[this.row++] };
  }
}
