"use strict";

/* The text of a paper, one tab for each language. */

/** The text in each language, one tab for each. */
function abstracts(paper) {
  const byLanguage = [...grouped(paper.abstracts.map(([text, language]) => [language, text]))];
  if (!byLanguage.length) return null;
  const bodies = byLanguage.map(([language, texts], place) =>
    element(
      "div",
      {
        id: `abstract-${place}`,
        class: "abstract",
        lang: language,
        ...(byLanguage.length > 1 ? { role: "tabpanel", "aria-labelledby": `tab-${place}` } : {}),
      },
      texts
        .flatMap((text) => text.split(/\n+/))
        .filter((text) => text.trim())
        .map((text) => element("p", {}, text)),
    ),
  );
  const title =
    byLanguage.length > 1
      ? tabs(
          byLanguage.map(([language]) => language),
          bodies,
        )
      : element("h3", {}, "Abstract");
  return element("section", { class: "part" }, title, bodies.map(foldable));
}

function tabs(languages, bodies) {
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
      LANGUAGES[language] ?? language,
    ),
  );
  const choose = (chosen) =>
    buttons.forEach((button, place) => {
      button.setAttribute("aria-selected", String(place === chosen));
      button.tabIndex = place === chosen ? 0 : -1;
      (bodies[place].parentElement ?? bodies[place]).hidden = place !== chosen;
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
  queueMicrotask(() => choose(0));
  return element("div", { role: "tablist", class: "tabs", "aria-label": "Abstract in" }, buttons);
}

/** A long text shows its beginning until the reader asks for the rest. */
function foldable(body) {
  const button = element(
    "button",
    { type: "button", class: "fold", "aria-expanded": "false" },
    "Read all",
  );
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    body.classList.toggle("whole", open);
    button.textContent = open ? "Show less" : "Read all";
  });
  return element("div", {}, body, body.textContent.length > 260 && button);
}
