/* The keyboard, and the list of its keys. */

import { button, byId, element, refill } from "./elements.js";

/**
 * @typedef {object} Deeds
 * @property {() => void} search
 * @property {() => void} table
 * @property {() => void} steps
 * @property {() => void} back
 * @property {() => void} escape
 * @property {(factor: number) => void} zoomBy
 * @property {(right: number, down: number) => void} moveBy
 * @property {() => void} showAll
 * @property {import("../texts.js").Texts} texts
 */

/** How far an arrow key moves the drawing, in pixels. */
const STEP = 90;

/** @type {[string[], string][]} */
const LIST = [
  [["/"], "key_search"],
  [["↑", "↓", "Enter"], "key_choose"],
  [["Esc"], "key_close"],
  [["←", "↑", "→", "↓"], "key_move"],
  [["+", "−", "0"], "key_zoom"],
  [["T"], "key_table"],
  [["S"], "key_steps"],
  [["B"], "key_back"],
  [["?"], "key_help"],
];

/**
 * @param {HTMLElement} drawing
 * @param {Deeds} deeds
 */
export function keys(drawing, deeds) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("keys"));
  fill(dialog, deeds);
  const help = () => dialog.showModal();
  byId("show-keys").addEventListener("click", help);
  /** @type {{ [key: string]: () => void }} */
  const everywhere = {
    "/": deeds.search,
    "?": help,
    t: deeds.table,
    s: deeds.steps,
    b: deeds.back,
    Escape: deeds.escape,
  };
  /** @type {{ [key: string]: () => void }} */
  const onDrawing = {
    ArrowLeft: () => deeds.moveBy(-STEP, 0),
    ArrowRight: () => deeds.moveBy(STEP, 0),
    ArrowUp: () => deeds.moveBy(0, -STEP),
    ArrowDown: () => deeds.moveBy(0, STEP),
    "+": () => deeds.zoomBy(1.4),
    "=": () => deeds.zoomBy(1.4),
    "-": () => deeds.zoomBy(1 / 1.4),
    0: deeds.showAll,
  };
  /** @param {KeyboardEvent} event @param {{ [key: string]: () => void }} acts */
  const answer = (event, acts) => {
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  drawing.addEventListener("keydown", (event) => answer(event, onDrawing));
  document.addEventListener("keydown", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (dialog.open || target.closest?.("input:not([type=range]), textarea, dialog")) return;
    answer(event, everywhere);
  });
}

/** @param {HTMLDialogElement} dialog @param {Deeds} deeds */
function fill(dialog, { texts }) {
  const close = button(texts.say("close"), () => dialog.close());
  refill(
    dialog,
    element("h2", { id: "keys-title" }, texts.say("keysTitle")),
    element(
      "dl",
      { class: "keys" },
      LIST.map(([names, key]) =>
        element(
          "div",
          {},
          element(
            "dt",
            {},
            names.map((name) => element("kbd", {}, name)),
          ),
          element("dd", {}, texts.say(key)),
        ),
      ),
    ),
    close,
  );
}
