"use strict";

/*
 * The names beside the signs, always as large on the screen, and never one over another:
 * the more a thing connects, the sooner its name is written.
 */

const CELL = 64;

/** Rectangles on the screen, found by where they are. */
class Occupied {
  #cells = new Map();

  *#keys({ left, top, right, bottom }) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1)
        yield `${x},${y}`;
  }

  add(box) {
    for (const key of this.#keys(box)) {
      if (!this.#cells.has(key)) this.#cells.set(key, []);
      this.#cells.get(key).push(box);
    }
  }

  /** Whether nothing but `own` lies in the rectangle. */
  isFree(box, own) {
    for (const key of this.#keys(box))
      for (const other of this.#cells.get(key) ?? [])
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

const measuredWidths = new Map();

function textWidth(context, font, text) {
  const key = font + text;
  if (!measuredWidths.has(key)) {
    context.font = font;
    measuredWidths.set(key, context.measureText(text).width);
  }
  return measuredWidths.get(key);
}

/** Where a name may stand: on the outer side first, if its sign has one, or below. */
function placesFor({ x, y, radius, outward: angle }, width, height) {
  const gap = 3;
  const centred = (centreX, centreY) => ({
    left: centreX - width / 2,
    right: centreX + width / 2,
    top: centreY - height / 2,
    bottom: centreY + height / 2,
  });
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
 * Write names onto the canvas, in screen pixels. `marks` are what is drawn already:
 * { id, x, y, radius, box, outward }; `labels` say what to write: { mark, text, font, size, colour,
 * rank, must }.
 */
function writeLabels(context, screen, marks, labels) {
  const occupied = new Occupied();
  const isInside = (box) =>
    box.left > 2 && box.right < screen.width - 2 && box.top > 2 && box.bottom < screen.height - 2;
  for (const mark of marks) occupied.add({ ...mark.box, own: mark.id });
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const label of [...labels].sort((one, other) => other.rank - one.rank)) {
    const width = textWidth(context, label.font, label.text);
    const places = placesFor(label.mark, width + 4, label.size + 3);
    const place =
      places.find((box) => isInside(box) && occupied.isFree(box, label.mark.id)) ??
      (label.must ? places[0] : null);
    if (!place) continue;
    occupied.add({ ...place, own: label });
    context.font = label.font;
    context.lineWidth = 3.5;
    context.strokeStyle = palette.ground;
    context.fillStyle = label.colour;
    const x = (place.left + place.right) / 2;
    const y = (place.top + place.bottom) / 2;
    context.strokeText(label.text, x, y);
    context.fillText(label.text, x, y);
  }
}
