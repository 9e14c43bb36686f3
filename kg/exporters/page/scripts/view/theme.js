/* Light and dark. All colours live in the stylesheet; the drawing reads them from there. */

import { HUES, KINDS, RELATIONS } from "../draw/looks.js";

const KEY = "paper-kg-theme";

/**
 * @typedef {object} Palette
 * @property {string} ground
 * @property {string} surface
 * @property {string} ink
 * @property {string} muted
 * @property {string} line
 * @property {string} accent
 * @property {{ [kind: string]: string }} kinds
 * @property {{ [relation: string]: string }} relations
 * @property {string[]} topics
 * @property {string} font
 */

/** @returns {Palette} */
function readPalette() {
  const style = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  /** @param {object} table @param {string} prefix */
  const byName = (table, prefix) =>
    Object.fromEntries(
      Object.keys(table).map((key) => [
        key,
        colour(`${prefix}-${key.toLowerCase()}`) || colour("line-strong"),
      ]),
    );
  return {
    ground: colour("ground"),
    surface: colour("surface"),
    ink: colour("ink"),
    muted: colour("muted"),
    line: colour("line-strong"),
    accent: colour("focus"),
    kinds: byName(KINDS, "kind"),
    relations: byName(RELATIONS, "relation"),
    topics: Array.from({ length: HUES }, (_, at) => colour(`topic-${at}`)),
    font: colour("font"),
  };
}

/** The reader's own choice, if the browser lets a page remember one. */
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} theme */
function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then the choice holds until the page is closed.
  }
}

/**
 * Follow the system's theme until the reader chooses one.
 * @param {HTMLElement} button
 * @param {(palette: Palette) => void} follower
 * @returns {Palette}
 */
export function followTheme(button, follower) {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  /** @param {string} theme */
  const use = (theme) => {
    document.documentElement.dataset.theme = theme;
    button.setAttribute("aria-pressed", String(theme === "dark"));
    return readPalette();
  };
  const ofSystem = () => (dark.matches ? "dark" : "light");
  button.addEventListener("click", () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    remember(theme);
    follower(use(theme));
  });
  dark.addEventListener("change", () => {
    if (!remembered()) follower(use(ofSystem()));
  });
  const choice = remembered();
  return use(choice === "dark" || choice === "light" ? choice : ofSystem());
}
