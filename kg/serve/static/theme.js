// The theme that the reader chose, set before anything is drawn; without a choice, the system's.
"use strict";
{
  const root = document.documentElement;
  const dark = () =>
    root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
  try {
    const kept = localStorage.getItem("kg-theme");
    if (kept === "dark" || kept === "light") root.dataset.theme = kept;
  } catch {
    // no storage: the choice holds for this page
  }
  addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    const show = () => button.setAttribute("aria-pressed", String(dark()));
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      try {
        localStorage.setItem("kg-theme", root.dataset.theme);
      } catch {
        // as above
      }
      show();
    });
    show();
  });
}
