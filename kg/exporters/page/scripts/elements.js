"use strict";

/*
 * How elements are made. Text only ever becomes a text node: nothing here, or in any
 * script of this page, parses markup.
 */

/**
 * An element: element("p", { class: "names", lang: "ko" }, "text", child, …).
 * Attributes that are null or false are left out; children likewise.
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false && value !== "")
      made.setAttribute(key, value === true ? "" : value);
  }
  append(made, children);
  return made;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    parent.append(child instanceof Node ? child : clean(child));
  }
}

/** The address of a thing inside the page. */
function address(id) {
  return `#${id.split("/").map(encodeURIComponent).join("/")}`;
}

/** A link to a thing in the page, with the sign of its kind. */
function thingLink(id, { label = null, sign = true } = {}) {
  const thing = THINGS.get(id);
  if (!thing) return element("span", {}, label ?? id);
  return element(
    "a",
    { class: "thing", href: address(id), lang: label ? null : thing.language },
    sign && kindSign(thing.kind),
    label ?? thing.label,
  );
}

/** A link out of the page; what is no address of the web stays text. */
function webLink(url, label) {
  if (!/^https?:\/\//i.test(url ?? "")) return element("span", {}, label);
  const attributes = { class: "out", href: url, target: "_blank", rel: "noopener noreferrer" };
  return element(
    "a",
    attributes,
    label,
    element("span", { class: "unseen" }, " (opens a new tab)"),
  );
}

const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The sign of a kind: the same shape and colour as in the drawing. */
function kindSign(kind) {
  const { shape, hollow } = KINDS[kind];
  const figure =
    shape === "card"
      ? svg("rect", { x: 1.5, y: 3.5, width: 13, height: 9, rx: 2 })
      : shape === "circle"
        ? svg("circle", { cx: 8, cy: 8, r: 5.2 })
        : svg("polygon", {
            points: corners(shape, 8, 8, 6.4)
              .map((point) => point.join(","))
              .join(" "),
          });
  const attributes = {
    class: hollow ? "sign hollow" : "sign",
    "data-kind": kind,
    viewBox: "0 0 16 16",
    "aria-hidden": "true",
  };
  return svg("svg", attributes, figure);
}

/** A line as the drawing draws this relation. */
function relationSign(relation) {
  const { width, dashes = [] } = RELATIONS[relation];
  const line = svg("line", {
    x1: 1,
    y1: 8,
    x2: 23,
    y2: 8,
    "stroke-width": width,
    "stroke-dasharray": dashes.join(" "),
  });
  return svg(
    "svg",
    { class: "line", "data-relation": relation, viewBox: "0 0 24 16", "aria-hidden": "true" },
    line,
  );
}
