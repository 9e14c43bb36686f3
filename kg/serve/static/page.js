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

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const mark = (number) => {
      at = number;
      [...list.children].forEach((item, place) =>
        item.setAttribute("aria-selected", String(place === at)),
      );
      if (at >= 0) input.setAttribute("aria-activedescendant", `suggested-${at}`);
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
      if (!text) return close();
      try {
        const answer = await fetch(`/suggest?q=${encodeURIComponent(text)}`);
        if (answer.ok && mine === asked) {
          found = await answer.json();
          show();
        }
      } catch {
        close(); // the server is gone; Enter will say so
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, WAIT);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || list.hidden) return; // Korean letters are still being put together
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark((at + step + found.length + (at < 0 && step < 0 ? 1 : 0)) % found.length);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        location.href = found[at].href;
      } else if (event.key === "Escape") {
        close();
      }
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
