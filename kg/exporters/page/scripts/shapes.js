"use strict";

/* How one node looks on the canvas: a paper as a card, everything else as a sign. */

/** The corners of each shape, as angles in degrees and distances from the centre. */
const SHAPES = {
  square: [-135, -45, 45, 135].map((angle) => [angle, 1.05]),
  diamond: [-90, 0, 90, 180].map((angle) => [angle, 1.15]),
  triangle: [-90, 30, 150].map((angle) => [angle, 1.2]),
  hexagon: [0, 60, 120, 180, 240, 300].map((angle) => [angle, 1.08]),
  star: Array.from({ length: 10 }, (_, turn) => [turn * 36 - 90, turn % 2 ? 0.56 : 1.22]),
};

/** The corners of a shape of this size around a centre. */
function corners(shape, x, y, size) {
  return SHAPES[shape].map(([angle, distance]) => {
    const turn = (angle * Math.PI) / 180;
    const round = (value) => Math.round(value * 100) / 100;
    return [
      round(x + size * distance * Math.cos(turn)),
      round(y + size * distance * Math.sin(turn)),
    ];
  });
}

/** A colour between two, both "#rrggbb"; opaque, so that no line shines through a node. */
function mixed(colour, other, share) {
  const channel = (text, at) => parseInt(text.slice(at, at + 2), 16);
  const mix = (at) => Math.round(channel(colour, at) * (1 - share) + channel(other, at) * share);
  return `rgb(${mix(1)},${mix(3)},${mix(5)})`;
}

/** Draw the sign of an entity, an author, …; `faded` from 0 to 1. */
function drawSign(context, { kind, x, y, size, faded, marked }) {
  const { shape, hollow } = KINDS[kind];
  const colour = mixed(palette.kinds[kind], palette.ground, faded);
  context.beginPath();
  if (shape === "circle") context.arc(x, y, size, 0, 2 * Math.PI);
  else if (shape === "card")
    context.roundRect(x - size, y - size * 0.7, size * 2, size * 1.4, size * 0.3);
  else corners(shape, x, y, size).forEach(([cornerX, cornerY]) => context.lineTo(cornerX, cornerY));
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

const CARD = { width: 176, padding: 10, head: 13.5, headLine: 17, sub: 10.5, subLine: 14 };

/** A title's own name and the rest: "BALROG", "Benchmarking Agentic LLM …". */
function titleParts(title) {
  const [head, ...rest] = title.split(/:\s+/);
  return rest.length && head.length <= 48 ? [head, rest.join(": ")] : [title, ""];
}

/** Lines no wider than `width`; what does not fit into so many lines ends in "…". */
function wrapped(context, text, width, most) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += "…";
  return kept.map((each) => shortened(context, each, width));
}

function shortened(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > width)
    letters.pop();
  return `${letters.join("")}…`;
}

const measuredCards = new Map();

/** The lines of a card and its size: the "whole" title, the "name", or the name in one "line". */
function cardOf(context, id, title, detail) {
  const key = `${detail} ${id}`;
  if (!measuredCards.has(key)) measuredCards.set(key, measuredCard(context, title, detail));
  return measuredCards.get(key);
}

function measuredCard(context, title, detail) {
  const [head, sub] = titleParts(title);
  const whole = detail === "whole";
  const inner = CARD.width - 2 * CARD.padding;
  const widthOf = (lines) => Math.max(0, ...lines.map((line) => context.measureText(line).width));
  context.font = `600 ${CARD.head}px ${palette.font}`;
  const heads = wrapped(
    context,
    head,
    inner * { whole: 1, name: 0.8, line: 0.7 }[detail],
    detail === "line" ? 1 : whole && !sub ? 3 : 2,
  );
  const headWidth = widthOf(heads);
  context.font = `400 ${CARD.sub}px ${palette.font}`;
  const subs = whole && sub ? wrapped(context, sub, inner, 2) : [];
  const text = heads.length * CARD.headLine + (subs.length ? subs.length * CARD.subLine + 2 : 0);
  return {
    heads,
    subs,
    text,
    width: Math.max(headWidth, widthOf(subs)) + 2 * CARD.padding,
    height: text + (whole ? 14 : 9),
  };
}

/** Draw a paper; `enlarged` is how much larger than the drawing's own scale. */
function drawCard(context, { card, x, y, enlarged, faded, marked }) {
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
  context.strokeStyle = marked ? palette.ink : mixed(palette.kinds.Paper, palette.ground, faded);
  context.stroke();
  writeCard(context, { card, x, top: y - height / 2, enlarged, faded, marked, height });
}

function writeCard(context, { card, x, top, enlarged, faded, marked, height }) {
  let y = top + (height - card.text * enlarged) / 2;
  const write = (lines, font, lineHeight, colour) => {
    context.font = font;
    context.fillStyle = colour;
    for (const line of lines) {
      context.fillText(line, x, y + (lineHeight * enlarged) / 2);
      y += lineHeight * enlarged;
    }
  };
  const coloured = (colour) => (marked ? palette.surface : mixed(colour, palette.surface, faded));
  context.textAlign = "center";
  context.textBaseline = "middle";
  write(
    card.heads,
    `600 ${CARD.head * enlarged}px ${palette.font}`,
    CARD.headLine,
    coloured(palette.ink),
  );
  y += 2 * enlarged;
  write(
    card.subs,
    `400 ${CARD.sub * enlarged}px ${palette.font}`,
    CARD.subLine,
    coloured(palette.muted),
  );
}
