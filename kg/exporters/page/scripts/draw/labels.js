/* Names on the drawing, never one over another: the more something counts, the sooner. */

const CELL = 64;

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Box */

/** @typedef {Box & { own: unknown }} Taken */

/** Rectangles on the screen, found by where they are. */
export class Occupied {
  constructor() {
    /** @type {Map<number, Taken[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box */
  *#keys({ left, top, right, bottom }) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1)
        yield y * 65536 + x;
  }

  /** @param {Taken} box */
  add(box) {
    for (const key of this.#keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /**
   * Whether nothing but `own` lies in the rectangle.
   * @param {Box} box
   * @param {unknown} own
   */
  isFree(box, own) {
    for (const key of this.#keys(box))
      for (const other of this.cells.get(key) ?? [])
        if (
          other.own !== own &&
          box.left < other.right &&
          other.left < box.right &&
          box.top < other.bottom &&
          other.top < box.bottom
        )
          return false;
    return true;
  }
}

/**
 * @typedef {object} Label
 * @property {string} text
 * @property {number} x of what it names
 * @property {number} y
 * @property {number} radius of what it names; 0 puts the name over the very place, or nearly
 * @property {number} size of the letters
 * @property {number} weight of the letters
 * @property {string} colour
 * @property {number} rank who comes first
 * @property {boolean} [must] whether it is written over whatever is there
 * @property {unknown} [own] what it names, over which it may lie
 * @property {number} [outward] the side of the name, as an angle
 */

/** @typedef {Label & { at: { x: number, y: number } }} Placed */

/**
 * Where a name may stand: on the outer side first, if there is one, or below.
 * @param {Label} label
 * @param {number} width
 * @param {number} height
 * @returns {Box[]}
 */
function placesFor({ x, y, radius, outward: angle }, width, height) {
  const gap = 3;
  /** @param {number} centreX @param {number} centreY */
  const centred = (centreX, centreY) => ({
    left: centreX - width / 2,
    right: centreX + width / 2,
    top: centreY - height / 2,
    bottom: centreY + height / 2,
  });
  if (!radius) return [centred(x, y), centred(x, y - height), centred(x, y + height)];
  const right = centred(x + radius + gap + width / 2, y);
  const left = centred(x - radius - gap - width / 2, y);
  const below = centred(x, y + radius + gap + height / 2);
  const above = centred(x, y - radius - gap - height / 2);
  if (angle === undefined) return [below, above, right, left];
  const sideways = Math.abs(Math.cos(angle)) > 0.6;
  const [side, otherSide] = Math.cos(angle) < 0 ? [left, right] : [right, left];
  const [end, otherEnd] = Math.sin(angle) < 0 ? [above, below] : [below, above];
  return sideways ? [side, end, otherEnd, otherSide] : [end, side, otherSide, otherEnd];
}

/**
 * The labels that find room, with the middle of each. `taken` is where nothing may be written.
 * @param {Label[]} labels
 * @param {{ width: number, height: number }} screen
 * @param {Occupied} taken
 * @param {(label: Label) => number} widthOf
 * @returns {Placed[]}
 */
export function placed(labels, screen, taken, widthOf) {
  /** @param {Box} box */
  const isInside = (box) =>
    box.left > 2 && box.right < screen.width - 2 && box.top > 2 && box.bottom < screen.height - 2;
  /** @type {Placed[]} */
  const found = [];
  for (const label of [...labels].sort((one, other) => other.rank - one.rank)) {
    const places = placesFor(label, widthOf(label) + 6, label.size + 4);
    const place =
      places.find((box) => isInside(box) && taken.isFree(box, label.own)) ??
      (label.must ? places[0] : null);
    if (!place) continue;
    taken.add({ ...place, own: label });
    found.push({
      ...label,
      at: { x: (place.left + place.right) / 2, y: (place.top + place.bottom) / 2 },
    });
  }
  return found;
}

/** @param {Label} label @param {string} family */
export function fontOf(label, family) {
  return `${label.weight} ${label.size}px ${family}`;
}

/** Widths of texts, measured once. */
export class Ruler {
  /** @param {CanvasRenderingContext2D} context @param {string} family */
  constructor(context, family) {
    this.context = context;
    this.family = family;
    /** @type {Map<string, number>} */
    this.known = new Map();
  }

  /** @param {Label} label */
  width(label) {
    const font = fontOf(label, this.family);
    const key = font + label.text;
    let width = this.known.get(key);
    if (width === undefined) {
      this.context.font = font;
      width = this.context.measureText(label.text).width;
      if (this.known.size > 20000) this.known.clear();
      this.known.set(key, width);
    }
    return width;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Placed[]} labels
 * @param {{ ground: string, font: string }} palette
 */
export function write(context, labels, palette) {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.strokeStyle = palette.ground;
  for (const label of labels) {
    context.font = fontOf(label, palette.font);
    context.lineWidth = label.size > 13 ? 4.5 : 3.5;
    context.fillStyle = label.colour;
    context.strokeText(label.text, label.at.x, label.at.y);
    context.fillText(label.text, label.at.x, label.at.y);
  }
}

/** @param {string} text @param {number} most */
export function cut(text, most) {
  const letters = text.length > most ? [...text.slice(0, 4 * most)] : [];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}
