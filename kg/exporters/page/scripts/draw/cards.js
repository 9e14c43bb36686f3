/* How one node looks on the canvas of vis-network: a paper as a card, all else as a sign. */

import { titleParts } from "../data/store.js";
import { corners, KINDS, mixed } from "./looks.js";

/** @typedef {import("../view/theme.js").Palette} Palette */
/** @typedef {"whole" | "name" | "line"} Detail */

/**
 * @typedef {object} Card
 * @property {string[]} heads
 * @property {string[]} subs
 * @property {number} text height of the lines
 * @property {number} width
 * @property {number} height
 */

const CARD = { width: 176, padding: 10, head: 13.5, headLine: 17, sub: 10.5, subLine: 14 };

/**
 * Draw the sign of an entity, an author, …; `faded` from 0 to 1.
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @param {{ kind: string, colour: string, x: number, y: number, size: number, faded: number, marked: number }} sign
 */
export function drawSign(context, palette, { kind, colour: full, x, y, size, faded, marked }) {
  const { shape, hollow } = KINDS[kind];
  const colour = mixed(full, palette.ground, faded);
  context.beginPath();
  if (shape === "circle") context.arc(x, y, size, 0, 2 * Math.PI);
  else if (shape === "card")
    context.roundRect(x - size, y - size * 0.7, size * 2, size * 1.4, size * 0.3);
  else
    for (const [cornerX, cornerY] of corners(shape, x, y, size)) context.lineTo(cornerX, cornerY);
  context.closePath();
  context.lineJoin = "round";
  if (marked) {
    context.lineWidth = marked * 3;
    context.strokeStyle = palette.ink;
    context.stroke();
    context.lineWidth = marked * 1.2;
    context.strokeStyle = palette.surface;
    context.stroke();
  }
  context.fillStyle = hollow ? palette.surface : colour;
  context.fill();
  if (hollow) {
    context.lineWidth = size * 0.36;
    context.strokeStyle = colour;
    context.stroke();
  }
}

/**
 * Lines no wider than `width`; what does not fit into so many lines ends in "…".
 * @param {(text: string) => number} measure
 * @param {string} text
 * @param {number} width
 * @param {number} most
 */
export function wrapped(measure, text, width, most) {
  const lines = [];
  let line = "";
  for (const word of text.slice(0, 400).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += "…";
  return kept.map((each) => shortened(measure, each, width));
}

/** @param {(text: string) => number} measure @param {string} text @param {number} width */
function shortened(measure, text, width) {
  if (measure(text) <= width) return text;
  const letters = [...text].slice(0, 120);
  while (letters.length > 1 && measure(`${letters.join("")}…`) > width) letters.pop();
  return `${letters.join("")}…`;
}

/** The lines of cards and their sizes, measured once. */
export class Cards {
  /** @param {Palette} palette */
  constructor(palette) {
    this.palette = palette;
    /** @type {Map<string, Card>} */
    this.known = new Map();
  }

  /**
   * The card with the "whole" title, the "name", or the name in one "line".
   * @param {CanvasRenderingContext2D} context
   * @param {string} title
   * @param {Detail} detail
   */
  card(context, title, detail) {
    const key = `${detail} ${title}`;
    const known = this.known.get(key) ?? this.#measured(context, title, detail);
    this.known.set(key, known);
    return known;
  }

  /** @param {CanvasRenderingContext2D} context @param {string} title @param {Detail} detail */
  #measured(context, title, detail) {
    /** @param {string} text */
    const measure = (text) => context.measureText(text).width;
    /** @param {string[]} lines */
    const widthOf = (lines) => Math.max(0, ...lines.map(measure));
    const [head, sub] = titleParts(title);
    const whole = detail === "whole";
    const inner = CARD.width - 2 * CARD.padding;
    const lines = detail === "line" ? 1 : whole && !sub ? 3 : 2;
    context.font = `600 ${CARD.head}px ${this.palette.font}`;
    const heads = wrapped(measure, head, inner * { whole: 1, name: 0.8, line: 0.7 }[detail], lines);
    const headWidth = widthOf(heads);
    context.font = `400 ${CARD.sub}px ${this.palette.font}`;
    const subs = whole && sub ? wrapped(measure, sub, inner, 2) : [];
    const text = heads.length * CARD.headLine + (subs.length ? subs.length * CARD.subLine + 2 : 0);
    return {
      heads,
      subs,
      text,
      width: Math.max(headWidth, widthOf(subs)) + 2 * CARD.padding,
      height: text + (whole ? 14 : 9),
    };
  }
}

/**
 * Draw a paper; `enlarged` is how much larger than the drawing's own scale.
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @param {{ card: Card, colour: string, x: number, y: number, enlarged: number, faded: number, marked: boolean }} paper
 */
export function drawCard(context, palette, { card, colour, x, y, enlarged, faded, marked }) {
  const width = card.width * enlarged;
  const height = card.height * enlarged;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, 7 * enlarged);
  context.fillStyle = marked ? palette.ink : palette.surface;
  if (!faded) {
    context.shadowColor = "rgba(15, 20, 30, 0.16)";
    context.shadowBlur = 10;
    context.shadowOffsetY = 2;
  }
  context.fill();
  context.shadowColor = "transparent";
  context.lineWidth = enlarged;
  context.strokeStyle = marked ? palette.ink : mixed(colour, palette.ground, faded);
  context.stroke();
  writeCard(context, palette, { card, x, y, enlarged, faded, marked, height });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} palette
 * @param {{ card: Card, x: number, y: number, enlarged: number, faded: number, marked: boolean, height: number }} paper
 */
function writeCard(context, palette, { card, x, y: middle, enlarged, faded, marked, height }) {
  let y = middle - height / 2 + (height - card.text * enlarged) / 2;
  /** @param {string} colour */
  const tone = (colour) => (marked ? palette.surface : mixed(colour, palette.surface, faded));
  /** @param {string[]} lines @param {string} font @param {number} lineHeight @param {string} colour */
  const write = (lines, font, lineHeight, colour) => {
    context.font = font;
    context.fillStyle = tone(colour);
    for (const line of lines) {
      context.fillText(line, x, y + (lineHeight * enlarged) / 2);
      y += lineHeight * enlarged;
    }
  };
  context.textAlign = "center";
  context.textBaseline = "middle";
  write(card.heads, `600 ${CARD.head * enlarged}px ${palette.font}`, CARD.headLine, palette.ink);
  y += 2 * enlarged;
  write(card.subs, `400 ${CARD.sub * enlarged}px ${palette.font}`, CARD.subLine, palette.muted);
}
