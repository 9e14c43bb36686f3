/* The text of a paper, one tab for each language. */

import { OWN_NAMES } from "../texts.js";
import { element } from "./elements.js";
import { grouped } from "./parts.js";

/** @typedef {import("./parts.js").Desk} Desk */

/** Texts longer than this, in letters, show their beginning until the reader asks for the rest. */
const LONG = 260;

/**
 * @param {Desk} desk
 * @param {{ text: string, language: string }[]} abstracts
 */
export function abstractsOf(desk, abstracts) {
  const byLanguage = [
    ...grouped(
      abstracts.map(({ text, language }) => /** @type {[string, string]} */ ([language, text])),
    ),
  ];
  if (!byLanguage.length) return null;
  const tabbed = byLanguage.length > 1;
  const bodies = byLanguage.map(([language, texts], place) =>
    element(
      "div",
      {
        id: `abstract-${place}`,
        class: "abstract",
        lang: language,
        ...(tabbed ? { role: "tabpanel", "aria-labelledby": `tab-${place}` } : {}),
      },
      texts
        .flatMap((text) => text.split(/\n+/))
        .filter((text) => text.trim())
        .map((text) => element("p", { dir: "auto" }, text)),
    ),
  );
  const folded = bodies.map((body) => foldable(desk, body));
  const title = tabbed
    ? tabs(
        desk,
        byLanguage.map(([language]) => language),
        folded,
      )
    : element("h3", {}, desk.texts.say("abstract"));
  return element("section", { class: "part" }, title, folded);
}

/** @param {Desk} desk @param {string[]} languages @param {HTMLElement[]} bodies */
function tabs({ texts }, languages, bodies) {
  const buttons = languages.map((language, place) =>
    element(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${place}`,
        "aria-controls": `abstract-${place}`,
        lang: language,
      },
      OWN_NAMES[language] ?? language,
    ),
  );
  /** @param {number} chosen */
  const choose = (chosen) =>
    buttons.forEach((button, place) => {
      button.setAttribute("aria-selected", String(place === chosen));
      button.tabIndex = place === chosen ? 0 : -1;
      bodies[place].hidden = place !== chosen;
    });
  buttons.forEach((button, place) => {
    button.addEventListener("click", () => choose(place));
    button.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (place + step + buttons.length) % buttons.length;
      choose(next);
      buttons[next].focus();
    });
  });
  choose(Math.max(0, languages.indexOf(texts.language)));
  return element(
    "div",
    { role: "tablist", class: "tabs", "aria-label": texts.say("abstractIn") },
    buttons,
  );
}

/** @param {Desk} desk @param {HTMLElement} body */
function foldable({ texts }, body) {
  if ((body.textContent ?? "").length <= LONG) return element("div", {}, body);
  const button = element(
    "button",
    { type: "button", class: "fold", "aria-expanded": "false" },
    texts.say("readAll"),
  );
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    body.classList.toggle("whole", open);
    button.textContent = texts.say(open ? "showLess" : "readAll");
  });
  return element("div", {}, body, button);
}
