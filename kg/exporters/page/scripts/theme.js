"use strict";

/* Light and dark. All colours live in the stylesheet; the drawing reads them from there. */

const THEME_KEY = "paper-kg-theme";
const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
const themeButton = document.getElementById("theme");

/** The colours of the current theme, by name and by kind and relation. */
let palette = {};

/** Who draws again when the theme changes. */
const onTheme = [];

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const byName = (table, prefix) =>
    Object.fromEntries(
      Object.keys(table).map((key) => [key, colour(`${prefix}-${key.toLowerCase()}`)]),
    );
  return {
    ground: colour("ground"),
    surface: colour("surface"),
    ink: colour("ink"),
    muted: colour("muted"),
    line: colour("line-strong"),
    kinds: byName(KINDS, "kind"),
    relations: byName(RELATIONS, "relation"),
    font: style.getPropertyValue("--font").trim(),
  };
}

/** The reader's own choice, if the browser lets a page remember one. */
function rememberedTheme() {
  try {
    return localStorage.getItem(THEME_KEY);
  } catch {
    return null;
  }
}

function rememberTheme(theme) {
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Then the choice holds until the page is closed.
  }
}

function useTheme(theme) {
  document.documentElement.dataset.theme = theme;
  themeButton.setAttribute("aria-pressed", String(theme === "dark"));
  themeButton.replaceChildren(themeSign(theme));
  palette = readPalette();
  for (const redraw of onTheme) redraw();
}

/** A half-filled disc. */
function themeSign() {
  return svg(
    "svg",
    { class: "glyph", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("circle", {
      cx: 8,
      cy: 8,
      r: 5.6,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.4,
    }),
    svg("path", { d: "M8 2.4a5.6 5.6 0 0 1 0 11.2z", fill: "currentColor" }),
  );
}

function systemTheme() {
  return systemDark.matches ? "dark" : "light";
}

themeButton.addEventListener("click", () => {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  rememberTheme(theme);
  useTheme(theme);
});
systemDark.addEventListener("change", () => {
  if (!rememberedTheme()) useTheme(systemTheme());
});
useTheme(
  rememberedTheme() === "dark" ? "dark" : rememberedTheme() === "light" ? "light" : systemTheme(),
);
