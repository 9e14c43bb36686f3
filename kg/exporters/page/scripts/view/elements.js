/*
 * How elements are made. Text only ever becomes a text node: nothing here, or in any script
 * of this page, parses markup.
 */

import { clean } from "../data/store.js";

/** @typedef {Node | string | number | null | undefined | false | Child[]} Child */
/** @typedef {{ [name: string]: string | number | boolean | null | undefined }} Attributes */

/**
 * An element: element("p", { class: "names", lang: "ko" }, "text", child, …).
 * Attributes that are null, false or empty are left out; children that are null or false too.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Attributes} attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false && value !== "")
      made.setAttribute(key, value === true ? "" : String(value));
  append(made, children);
  return made;
}

/** @param {Element} parent @param {Child[]} children */
export function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.append(child instanceof Node ? child : clean(child));
  }
}

/** @param {Element} parent @param {...Child} children */
export function refill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
}

/**
 * The element with this id, which the template is sure to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the template has no #${id}`);
  return found;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name
 * @param {Attributes} attributes
 * @param {...(Node | string)} children
 */
export function svg(name, attributes, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/**
 * A link out of the page; what is no address of the web stays text.
 * @param {string | null} url
 * @param {string} label
 * @param {string} hint what the link does, for those who cannot see it
 */
export function webLink(url, label, hint) {
  if (!url || !/^https?:\/\//i.test(url)) return element("span", {}, label);
  const attributes = { class: "out", href: url, target: "_blank", rel: "noopener noreferrer" };
  return element("a", attributes, label, element("span", { class: "unseen" }, ` (${hint})`));
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {Attributes} attributes
 */
export function button(label, act, attributes = {}) {
  const made = element("button", { type: "button", class: "button", ...attributes }, label);
  made.addEventListener("click", act);
  return made;
}
