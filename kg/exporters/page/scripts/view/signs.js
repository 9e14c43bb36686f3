/* Signs of kinds and relations, as the drawing has them, for legend, lists and panel. */

import { corners, KINDS, RELATIONS } from "../draw/looks.js";
import { svg } from "./elements.js";

/** @param {string} kind */
export function kindSign(kind) {
  const { shape, hollow } = KINDS[kind];
  return svg(
    "svg",
    {
      class: hollow ? "sign hollow" : "sign",
      "data-kind": kind,
      viewBox: "0 0 16 16",
      "aria-hidden": "true",
    },
    figureOf(shape),
  );
}

/** @param {string} shape */
function figureOf(shape) {
  if (shape === "card") return svg("rect", { x: 1.5, y: 3.5, width: 13, height: 9, rx: 2 });
  if (shape === "circle") return svg("circle", { cx: 8, cy: 8, r: 5.2 });
  return svg("polygon", {
    points: corners(shape, 8, 8, 6.4)
      .map((each) => each.join(","))
      .join(" "),
  });
}

/** @param {string} relation */
export function relationSign(relation) {
  const { width, dashes = [] } = RELATIONS[relation];
  const line = {
    x1: 1,
    y1: 8,
    x2: 23,
    y2: 8,
    "stroke-width": width,
    "stroke-dasharray": dashes.join(" "),
  };
  return svg(
    "svg",
    { class: "line", "data-relation": relation, viewBox: "0 0 24 16", "aria-hidden": "true" },
    svg("line", line),
  );
}

/** A disc in the colour of a community. @param {number} hue */
export function topicSign(hue) {
  return svg(
    "svg",
    { class: "sign topic-sign", "data-hue": hue, viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("circle", { cx: 8, cy: 8, r: 5 }),
  );
}

/** @type {{ [name: string]: string }} */
const GLYPHS = {
  theme: "M8 2.4a5.6 5.6 0 1 0 0 11.2zM8 2.4a5.6 5.6 0 0 1 0 11.2",
  table: "M2.5 3.5h11v9h-11zM2.5 6.7h11M2.5 9.6h11M6.4 6.7v5.8",
  share: "M8 2.5v7.2M5.2 7.2 8 10l2.8-2.8M3 10.5v3h10v-3",
  home: "M2.5 7.6 8 2.8l5.5 4.8M4 6.6v6.6h8V6.6M6.7 13.2V9.6h2.6v3.6",
  keys: "M2 4.5h12v7H2zM4.5 7h.01M7 7h.01M9.5 7h.01M12 7h.01M5 9.5h6",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
  list: "M5.5 4h8M5.5 8h8M5.5 12h8M2.6 4h.01M2.6 8h.01M2.6 12h.01",
  back: "M9.5 3.5 5 8l4.5 4.5",
  close: "M4 4l8 8M12 4l-8 8",
  target: "M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3",
  path: "M4 12.5a1.5 1.5 0 1 0 0-.01M12 3.5a1.5 1.5 0 1 0 0-.01M5.3 11.6C8 9.5 6 6.5 10.6 4.3",
  plus: "M8 3.5v9M3.5 8h9",
  minus: "M3.5 8h9",
  search: "M7 2.8a4.2 4.2 0 1 0 0 8.4 4.2 4.2 0 0 0 0-8.4zM10.2 10.2l3.3 3.3",
};

/** A small drawing for a button. @param {string} name */
export function glyph(name) {
  return svg(
    "svg",
    { class: `glyph glyph-${name}`, viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: GLYPHS[name] }),
  );
}
