// The search box: suggestions while one types, and a key that leads to it.
"use strict";
{
  const WAIT = 120;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text; // never markup
    return made;
  };

  const suggest = (input) => {
    const list = input.form.querySelector("[role=listbox]");
    let found = [];
    let at = -1;
    let timer;
    let asked = 0;
    let answered = ""; // the text whose suggestions are shown
    let steps = Promise.resolve(); // keys act one after the other
    let stepping = 0;

    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const mark = (number) => {
      at = number;
      [...list.children].forEach((item, place) =>
        item.setAttribute("aria-selected", String(place === at)),
      );
      if (at >= 0) input.setAttribute("aria-activedescendant", `suggested-${at}`);
      else input.removeAttribute("aria-activedescendant");
    };
    const show = () => {
      list.replaceChildren(
        ...found.map((hit, number) => {
          const item = element("li");
          item.id = `suggested-${number}`;
          item.setAttribute("role", "option");
          const link = element("a");
          link.href = hit.href;
          link.tabIndex = -1;
          link.append(element("span", "found-label", hit.label));
          if (hit.name !== hit.label) link.append(element("span", "found-name", hit.name));
          link.append(element("span", "found-kind", hit.kind));
          item.append(link);
          return item;
        }),
      );
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      mark(-1);
    };
    const look = async () => {
      const text = input.value.trim();
      const mine = ++asked;
      clearTimeout(timer);
      if (!text) return close();
      try {
        const answer = await fetch(`/suggest?q=${encodeURIComponent(text)}`);
        if (answer.ok && mine === asked) {
          found = await answer.json();
          answered = text;
          show();
        }
      } catch {
        close(); // the server is gone; Enter will say so
      }
    };

    // A key speaks of what is typed by then, so it waits for the suggestions to that.
    const step = async (key) => {
      if (answered !== input.value.trim()) await look();
      if (key === "Enter") {
        if (at >= 0) location.href = found[at].href;
        else input.form.requestSubmit();
      } else if (!list.hidden) {
        const by = key === "ArrowDown" ? 1 : -1;
        mark((at + by + found.length + (at < 0 && by < 0 ? 1 : 0)) % found.length);
      }
    };

    input.addEventListener("input", () => {
      mark(-1);
      clearTimeout(timer);
      timer = setTimeout(look, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return; // Korean letters are still being put together
      const moves = event.key === "ArrowDown" || event.key === "ArrowUp";
      const chooses = event.key === "Enter" && (at >= 0 || stepping > 0);
      if (event.key === "Escape") close();
      if (!moves && !chooses) return;
      event.preventDefault();
      stepping += 1;
      steps = steps.then(() => step(event.key)).finally(() => (stepping -= 1));
    });
    input.addEventListener("blur", () => setTimeout(close, 200));
  };

  document.querySelectorAll("[data-suggest]").forEach(suggest);
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      document.querySelector("[data-suggest]")?.focus();
    }
  });
}
