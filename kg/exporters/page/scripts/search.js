"use strict";

/* The search: papers, entities by any of their names, authors, whoever else has a name. */

const MOST_FOUND = 24;
const searchInput = document.getElementById("search");
const foundList = document.getElementById("found");

/** Names meet without case, accents, spaces and hyphens; half a Hangul syllable will do. */
function folded(text) {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f\s_-]/g, "");
}

const INDEX = [...THINGS.values()]
  .filter((thing) => thing.kind !== "Result")
  .map((thing) => ({
    thing,
    keys: [
      ...thing.names.map(([text]) => text),
      ...(thing.kind === "Paper" ? [thing.record.id] : []),
    ].map((text) => [text, folded(text)]),
    weight:
      degreeOf(thing.id) +
      (thing.kind === "Paper" ? 5 : 0) +
      (PAPERS_OF.get(thing.id)?.length ?? 0),
  }));

/** How well a name answers: 0 the same, 1 begins so, 2 a word begins so, 3 has it inside. */
function rankOf(name, key, wanted) {
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (!key.includes(wanted)) return Infinity;
  return name.split(/[\s\-_/(]+/).some((word) => folded(word).startsWith(wanted)) ? 2 : 3;
}

function find(text) {
  const wanted = folded(text);
  if (!wanted) return [];
  return INDEX.map(({ thing, keys, weight }) => {
    const ranks = keys.map(([name, key]) => rankOf(name, key, wanted));
    const rank = Math.min(...ranks);
    return { thing, weight, rank, name: keys[ranks.indexOf(rank)]?.[0] };
  })
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank || other.weight - one.weight)
    .slice(0, MOST_FOUND);
}

let found = [];
let active = -1;

function option({ thing, name }, place) {
  const byOtherName = clean(name) !== thing.label;
  const made = element(
    "li",
    { role: "option", id: `found-${place}`, "aria-selected": "false" },
    kindSign(thing.kind),
    element("span", { class: "found-name", lang: thing.language }, thing.label),
    byOtherName && element("span", { class: "found-other" }, name),
    element("span", { class: "found-kind" }, KINDS[thing.kind].one),
  );
  made.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose(place);
  });
  return made;
}

function openResults() {
  found = find(searchInput.value);
  active = -1;
  const nothing = searchInput.value.trim() && !found.length;
  foundList.replaceChildren(
    ...found.map(option),
    ...(nothing
      ? [element("li", { class: "nothing", role: "status" }, "Nothing here has that name.")]
      : []),
  );
  setOpen(found.length > 0 || Boolean(nothing));
  if (found.length) activate(0);
}

function setOpen(open) {
  foundList.hidden = !open;
  searchInput.setAttribute("aria-expanded", String(open));
  if (!open) searchInput.removeAttribute("aria-activedescendant");
}

function activate(place) {
  active = (place + found.length) % found.length;
  [...foundList.children].forEach((child, at) =>
    child.setAttribute("aria-selected", String(at === active)),
  );
  searchInput.setAttribute("aria-activedescendant", `found-${active}`);
  foundList.children[active].scrollIntoView({ block: "nearest" });
}

function choose(place) {
  const { thing } = found[place];
  searchInput.value = "";
  setOpen(false);
  searchInput.blur();
  go(thing.id);
}

const SEARCH_KEYS = {
  ArrowDown: () => found.length && activate(active + 1),
  ArrowUp: () => found.length && activate(active - 1),
  Enter: () => found.length && choose(Math.max(active, 0)),
  Escape: () => {
    if (!searchInput.value) searchInput.blur();
    searchInput.value = "";
    setOpen(false);
  },
};

searchInput.addEventListener("input", openResults);
searchInput.addEventListener("focus", () => searchInput.value && openResults());
searchInput.addEventListener("blur", () => setOpen(false));
searchInput.addEventListener("keydown", (event) => {
  const act = SEARCH_KEYS[event.key];
  if (!act || event.isComposing) return; // Enter ends a Hangul syllable first
  event.preventDefault();
  event.stopPropagation();
  act();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  searchInput.focus();
});
