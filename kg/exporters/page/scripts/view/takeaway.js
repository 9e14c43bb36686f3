/* The menu of what the reader can take away. */

import {
  csvOf,
  jsonOf,
  MOST_IN_SVG,
  shownPart,
  sparqlOf,
  svgOf,
  turtleOf,
} from "../data/exports.js";
import { button, byId, element } from "./elements.js";

/** @typedef {import("./parts.js").Desk} Desk */
/** @typedef {import("../data/scene.js").Scene} Scene */
/** @typedef {import("../draw/renderer.js").Look} Look */
/** @typedef {import("../draw/renderer.js").Renderer} Renderer */

/**
 * @typedef {object} Shown
 * @property {Scene} scene
 * @property {import("../state.js").Wishes} wishes
 * @property {Look} look
 * @property {Renderer | null} renderer
 */

/**
 * @param {Desk} desk
 * @param {() => Shown} now
 */
export function takeaway(desk, now) {
  const { texts, store } = desk;
  const menu = byId("share-menu");
  const opener = byId("share");
  /** @param {string} text */
  const tell = (text) => {
    byId("status").textContent = text;
  };
  /** @param {string} file @param {string | Blob} content @param {string} type */
  const save = (file, content, type) => {
    const url = URL.createObjectURL(
      content instanceof Blob ? content : new Blob([content], { type }),
    );
    const link = element("a", { href: url, download: file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    tell(texts.say("saved", { file }));
  };
  /** @param {string} text */
  const copy = async (text) => {
    await copied(text);
    tell(texts.say("copied"));
  };
  const part = () => shownPart(store, now().scene);
  /** @type {[string, () => void | Promise<void>][]} */
  const items = [
    [
      "png",
      async () => {
        const picture = await now().renderer?.picture();
        if (picture) save("kg.png", picture, "image/png");
      },
    ],
    [
      "svg",
      () => {
        const some = part();
        if (some.nodes.length > MOST_IN_SVG)
          tell(texts.say("tooManyForSvg", { n: MOST_IN_SVG, all: some.nodes.length }));
        else save("kg.svg", svgOf(store, some, now().look), "image/svg+xml");
      },
    ],
    ["csv", () => save("kg.csv", `\ufeff${csvOf(store, part())}`, "text/csv")],
    ["json", () => save("kg.json", jsonOf(store, part()), "application/json")],
    ["turtle", () => save("kg.ttl", turtleOf(store, part()), "text/turtle")],
    ["sparql", () => copy(sparqlOf(store, part(), now().wishes))],
    ["link", () => copy(location.href)],
  ];
  /** @param {boolean} open */
  const setOpen = (open) => {
    menu.hidden = !open;
    opener.setAttribute("aria-expanded", String(open));
    if (open) /** @type {HTMLElement} */ (menu.querySelector("button"))?.focus();
  };
  menu.append(
    ...items.map(([key, act]) =>
      button(
        texts.say(key),
        () => {
          setOpen(false);
          opener.focus();
          act();
        },
        { class: "menu-item", role: "menuitem", "data-form": key },
      ),
    ),
  );
  opener.addEventListener("click", () => setOpen(Boolean(menu.hidden)));
  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!menu.hidden && !menu.contains(target) && !opener.contains(target)) setOpen(false);
  });
  menu.addEventListener("keydown", (event) => {
    const buttons = /** @type {HTMLElement[]} */ ([...menu.children]);
    const at = buttons.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) buttons[(at + step + buttons.length) % buttons.length].focus();
    else if (event.key === "Escape") {
      setOpen(false);
      opener.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}

/** Copy a text, also where the page was opened from disk. @param {string} text */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { class: "unseen", readonly: true, "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}
