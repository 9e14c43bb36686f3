/* What holds the parts together: wishes change, the scene follows, then drawing and panel. */

import { read, written } from "./address.js";
import { Details } from "./data/details.js";
import { Parts } from "./data/parts.js";
import { sceneOf } from "./data/scene.js";
import { clean, Store } from "./data/store.js";
import { namedIn, nameOf, paint, regions, shortNames } from "./data/topics.js";
import { KINDS } from "./draw/looks.js";
import { State } from "./state.js";
import { spoken, Texts } from "./texts.js";
import { byId, element } from "./view/elements.js";
import { keys } from "./view/keys.js";
import { Legend } from "./view/legend.js";
import { Panel } from "./view/panel.js";
import { SearchBox } from "./view/search-box.js";
import { glyph } from "./view/signs.js";
import { Table } from "./view/table.js";
import { takeaway } from "./view/takeaway.js";
import { followTheme } from "./view/theme.js";
import { Tip } from "./view/tip.js";

/** @typedef {import("./draw/renderer.js").Renderer} Renderer */
/** @typedef {import("./draw/renderer.js").Happenings} Happenings */
/** @typedef {import("./draw/renderer.js").Look} Look */
/** @typedef {import("./data/topics.js").Region} Region */
/** @typedef {import("./data/scene.js").Scene} Scene */
/** @typedef {import("./state.js").Wishes} Wishes */
/** @typedef {{ communities: Region[], parts: Region[] }} Regions */

/**
 * Makes a renderer in a host; null where the browser cannot.
 * @typedef {(host: HTMLElement, store: Store, regions: Regions, told: Happenings, parts: Parts) =>
 *   Promise<Renderer | null>} Maker
 */

/** A drawing lower than this shows less of what is in focus, in pixels. */
const SMALL = 320;
/** The most that a click brings near, in pixels a unit. */
const CLOSEST = 0.5;

/**
 * @typedef {object} Usual what differs between the pages of a digest and of an archive
 * @property {Wishes["colour"]} colour
 * @property {number} closest pixels a unit when a node is shown
 */

/**
 * @typedef {object} Server what there is beyond the page, where a server holds it
 * @property {(store: Store) => void} arrived called before anything is drawn
 * @property {(text: string, language: string) => Promise<import("./data/remote.js").Beyond[]>} find
 * @property {(address: string) => void} open
 */

/**
 * Start the page.
 * @param {Maker} make
 * @param {Usual} usual
 * @param {Parts} parts
 * @param {Server | null} server
 */
export async function start(make, usual, parts = new Parts(document), server = null) {
  const texts = new Texts(spoken(navigator.languages ?? [navigator.language]));
  speak(texts);
  const [core, columns] = await Promise.all([parts.json("core"), parts.columns("columns")]);
  const store = new Store(core, columns);
  server?.arrived(store);
  const found = {
    communities: paint(regions(store, store.community, core.topics)),
    parts: regions(store, store.part, core.parts),
  };
  const app = new App(store, new Details(parts, store), texts, found, usual, server);
  await app.open(make, parts);
}

/** Put the texts of the template into the reader's language. @param {Texts} texts */
function speak(texts) {
  document.documentElement.lang = texts.language;
  for (const each of document.querySelectorAll("[data-say]"))
    each.append(texts.say(/** @type {HTMLElement} */ (each).dataset.say ?? ""));
  for (const each of document.querySelectorAll("[data-label]"))
    each.setAttribute(
      "aria-label",
      texts.say(/** @type {HTMLElement} */ (each).dataset.label ?? ""),
    );
  for (const each of document.querySelectorAll("[data-hint]"))
    each.setAttribute(
      "placeholder",
      texts.say(/** @type {HTMLElement} */ (each).dataset.hint ?? ""),
    );
  for (const each of document.querySelectorAll("[data-glyph]"))
    each.prepend(glyph(/** @type {HTMLElement} */ (each).dataset.glyph ?? ""));
}

class App {
  /**
   * @param {Store} store
   * @param {Details} details
   * @param {Texts} texts
   * @param {Regions} found
   * @param {Usual} usual
   * @param {Server | null} server
   */
  constructor(store, details, texts, found, usual, server) {
    this.store = store;
    this.texts = texts;
    this.regions = found;
    this.closest = usual.closest ?? CLOSEST;
    this.desk = { store, details, texts, regions: found };
    this.host = byId("graph");
    this.names = shortNames(store, found.communities, texts.language);
    /** @type {Wishes} */
    this.usual = {
      selected: -1,
      goal: -1,
      start: -1,
      steps: 1,
      kinds: new Set(Object.keys(KINDS).filter((kind) => KINDS[kind].shown)),
      relations: new Set(store.relations.slice(0, store.claims)),
      since: 0,
      until: 0,
      sure: 0,
      shared: false,
      size: "papers",
      colour: usual.colour,
      query: "",
      found: null,
      table: false,
    };
    this.state = new State(this.usual);
    this.panel = new Panel(this.desk, this.state, {
      visit: (region) => this.#visit(region),
      centre: (node) => {
        this.state.change({ table: false });
        this.#setPanelOpen(false);
        this.#frameFocus(node);
      },
      close: () => this.#setPanelOpen(false),
      back: () => this.#back(),
    });
    this.search = new SearchBox(
      this.desk,
      (node) => this.#choose(node),
      (query) => this.state.change({ query, selected: -1, goal: -1 }),
      server,
    );
    this.tip = new Tip(this.desk, this.host);
    this.table = new Table(this.desk);
    /** @type {Renderer | null} */
    this.renderer = null;
    this.scene = sceneOf(store, this.usual);
    this.palette = followTheme(byId("theme"), (palette) => {
      this.palette = palette;
      this.#dress();
    });
    this.look = this.#looks(this.usual);
    /** What was in the address when it was last written or read. */
    this.address = "";
    /** Whether the reader selected anything since the page was opened. */
    this.walked = false;
  }

  /** @param {Maker} make @param {Parts} parts */
  async open(make, parts) {
    this.#head();
    const told = {
      hover: (
        /** @type {number} */ node,
        /** @type {number} */ edge,
        /** @type {import("./draw/renderer.js").Point} */ point,
      ) => {
        if (node >= 0) this.tip.node(node, point);
        else if (edge >= 0) this.tip.edge(edge, point);
        else this.tip.hide();
      },
      click: (
        /** @type {number} */ node,
        /** @type {number} */ edge,
        /** @type {import("./draw/renderer.js").Point} */ point,
      ) => {
        this.tip.hide();
        if (node >= 0) this.#choose(node);
        else if (edge >= 0) this.tip.edge(edge, point);
        else if (this.state.wishes.selected >= 0)
          this.state.change({ selected: -1, goal: -1, start: -1 });
      },
      open: (/** @type {number} */ node) => {
        if (node >= 0) this.#frameFocus(node);
      },
      moved: () => this.#write(true),
    };
    this.renderer = await make(this.host, this.store, this.regions, told, parts);
    this.legend = new Legend(this.desk, this.state, this.renderer?.physics ?? null);
    this.#dress();
    const { wishes, view } = this.#read();
    this.state.wishes = wishes;
    this.#show(wishes, null);
    if (view) this.renderer?.look(view);
    else if (wishes.selected >= 0) this.#frameFocus(wishes.selected, false);
    else this.#showAll(false);
    this.state.follow((now, before) => this.#changed(now, before));
    window.addEventListener("hashchange", () => this.#arrive());
    takeaway(this.desk, () => ({
      scene: this.scene,
      wishes: this.state.wishes,
      look: this.look,
      renderer: this.renderer,
    }));
    this.#listen();
    const progress = byId("progress");
    progress.hidden = this.renderer !== null;
    if (!this.renderer) progress.textContent = this.texts.say("noWebGl");
    this.host.classList.add("settled");
    document.documentElement.dataset.ready = "true";
    requestIdle(() => this.search.index());
  }

  #head() {
    const { store, texts } = this;
    const days = [...new Set(store.core.digests.map((/** @type {any[]} */ digest) => digest[0]))]
      .filter(Boolean)
      .sort();
    const title =
      days.length > 1
        ? texts.say("papersFrom", { first: days[0], last: days[days.length - 1] })
        : days.length
          ? texts.say("papersOf", { day: days[0] })
          : texts.say("papers");
    byId("title").textContent = clean(title);
    this.title = title;
    document.title = title;
    let [entities, statements] = [0, 0];
    for (let node = 0; node < store.size; node += 1) entities += Number(store.isEntity(node));
    for (let edge = 0; edge < store.edges; edge += 1) statements += Number(store.isClaim(edge));
    const counts = [
      texts.count(store.papers, "onePaper", "nPapers"),
      texts.count(entities, "oneEntity", "nEntities"),
      texts.count(statements, "oneStatement", "nStatements"),
      ...(store.core.all > store.papers ? [texts.say("ofAll", { n: store.core.all })] : []),
      ...(days.length > 1 ? [texts.say("nDays", { n: days.length })] : []),
    ];
    byId("counts").append(...counts.map((count) => element("span", {}, count)));
  }

  // --- wishes ---------------------------------------------------------------------------

  #read() {
    const { wishes, view } = read(this.store, location.hash, this.usual);
    wishes.found = wishes.query ? this.search.nodes(wishes.query) : null;
    this.address = location.hash;
    return { wishes, view };
  }

  /** The reader went to another address. */
  #arrive() {
    if (location.hash === this.address) return;
    const { wishes, view } = this.#read();
    const before = this.state.wishes;
    // a link in the panel names a node only; what else the reader wished stays
    const plain = !location.hash.includes("?");
    const next = plain
      ? {
          ...before,
          selected: wishes.selected,
          goal: -1,
          table: before.table && wishes.selected < 0,
        }
      : wishes;
    if (plain && before.start >= 0 && wishes.selected >= 0) {
      this.state.change({ selected: before.start, goal: wishes.selected, start: -1, table: false });
      return;
    }
    this.arriving = true;
    this.state.change({ ...next, start: -1 });
    this.arriving = false;
    if (view) this.renderer?.look(view);
  }

  /** @param {Wishes} now @param {Wishes} before */
  #changed(now, before) {
    if (now.query !== before.query) {
      now.found = now.query ? this.search.nodes(now.query) : null;
      this.state.wishes = now;
    }
    this.#show(now, before);
    const looked = now.selected !== before.selected || now.goal !== before.goal;
    this.walked ||= looked;
    if (!this.arriving) this.#write(!looked && now.query === before.query);
    if (now.goal >= 0 && now.goal !== before.goal && this.scene.near)
      this.renderer?.frame(this.scene.near, { closest: this.closest });
    else if (looked && now.selected >= 0) this.#frameFocus(now.selected);
    else if (now.query !== before.query) this.#showAll(true);
  }

  /** @param {Wishes} now @param {Wishes | null} before */
  #show(now, before) {
    this.scene = sceneOf(this.store, now);
    if (!before || now.size !== before.size || now.colour !== before.colour) this.#dress(now);
    this.renderer?.show(this.scene);
    this.legend?.follow(now);
    this.table.show(this.scene, now.table);
    byId("show-table").setAttribute("aria-pressed", String(now.table));
    byId("zoom").hidden = now.table;
    const panelChanged =
      !before ||
      ["selected", "goal", "start", "steps"].some(
        (key) =>
          now[/** @type {keyof Wishes} */ (key)] !== before[/** @type {keyof Wishes} */ (key)],
      );
    if (panelChanged) this.panel.show(now, this.scene);
    document.body.classList.toggle("looking", now.selected >= 0);
    if (now.selected >= 0 && now.selected !== before?.selected) this.#setPanelOpen(true);
    document.title =
      now.selected >= 0 ? `${this.store.labels[now.selected]} – ${this.title}` : (this.title ?? "");
    this.#tellNarrowing(now);
  }

  /** @param {Wishes} wishes */
  #tellNarrowing({ query }) {
    const note = byId("narrowed");
    note.hidden = !query;
    byId("narrowed-text").textContent = query
      ? clean(this.texts.say("narrowed", { text: query }))
      : "";
    byId("shown").textContent = this.texts.say("showing", {
      n: this.scene.shown,
      all: this.store.size,
    });
  }

  /** @param {number} node */
  #choose(node) {
    const { start: from, selected } = this.state.wishes;
    if (from >= 0 && node !== from)
      this.state.change({ selected: from, goal: node, start: -1, table: false });
    else if (node === selected) this.#frameFocus(node);
    else this.state.change({ selected: node, goal: -1, start: -1, table: false });
  }

  /** @param {boolean} replacing whether this is the same place in the history */
  #write(replacing) {
    const { wishes } = this.state;
    const view = wishes.table ? null : (this.renderer?.view() ?? null);
    const hash = written(this.store, wishes, this.usual, this.#isWhole(view) ? null : view);
    if (hash === this.address || (hash === "#" && !location.hash)) return;
    this.address = hash;
    if (replacing) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  }

  /** Whether a view is the one that the page opens with. @param {import("./address.js").View | null} view */
  #isWhole(view) {
    const whole = this.whole;
    if (!view || !whole) return !view;
    return (
      Math.abs(view.scale / whole.scale - 1) < 0.01 &&
      Math.hypot(view.x - whole.x, view.y - whole.y) * whole.scale < 2
    );
  }

  // --- looks ----------------------------------------------------------------------------

  #dress(wishes = this.state.wishes) {
    this.look = this.#looks(wishes);
    this.renderer?.dress(this.look);
    if (this.renderer && this.legend) this.renderer.show(this.scene);
  }

  /** @param {Wishes} wishes @returns {Look} */
  #looks({ colour, size }) {
    const { store, texts, regions: found } = this;
    const hues = new Uint8Array(store.size).fill(255);
    if (colour === "community")
      for (let node = 0; node < store.size; node += 1) {
        const region = found.communities[store.community[node]];
        if (region) hues[node] = region.hue;
      }
    return {
      palette: this.palette,
      radii: radiiOf(store, size),
      hues,
      label: (node) =>
        store.isEntity(node) ? namedIn(store, node, texts.language) : store.labels[node],
      regionName: (region) => this.names.get(region) ?? nameOf(store, region, texts.language),
      relationName: (relation) => texts.say(relation),
    };
  }

  // --- where the reader looks -----------------------------------------------------------

  #showAll(animated = true) {
    const { scene, store } = this;
    /** @type {number[]} */
    const nodes = [];
    for (let node = 0; node < store.size; node += 1)
      if (scene.nodes[node] && (store.degree[node] || store.isPaper(node))) nodes.push(node);
    this.renderer?.frame(nodes, { animated, closest: 1.1 });
    if (!animated) this.whole = this.renderer?.view();
  }

  /** @param {number} node @param {boolean} animated */
  #frameFocus(node, animated = true) {
    const near = this.scene.near ?? new Set([node]);
    this.renderer?.frame(this.#nearest(node, near), { animated, closest: this.closest });
  }

  /**
   * What is worth a look of what is near: on a map, the node's own region, for what else is near
   * may lie anywhere; of what connects the whole archive, its own place.
   * @param {number} node
   * @param {Set<number>} near
   */
  #nearest(node, near) {
    const { store } = this;
    const own = [...near].filter((each) => store.community[each] === store.community[node]);
    if (this.regions.parts.length && store.community[node] >= 0 && own.length > 2) return own;
    if (near.size > 400) return [node];
    // above a phone's panel there is room for what is nearest
    if (this.host.clientHeight > SMALL || near.size < 5) return near;
    /** @param {number} other */
    const away = (other) =>
      Math.hypot(store.x[other] - store.x[node], store.y[other] - store.y[node]);
    const sorted = [...near].sort((one, other) => away(one) - away(other));
    return sorted.slice(0, Math.ceil(0.8 * sorted.length));
  }

  /** @param {Region} region */
  #visit(region) {
    if (this.state.wishes.selected >= 0 || this.state.wishes.table)
      this.state.change({ selected: -1, goal: -1, table: false });
    this.#setPanelOpen(false);
    const { x, y, reach } = region;
    const wide = 1.25 * reach;
    this.renderer?.frameBox({ left: x - wide, right: x + wide, top: y - wide, bottom: y + wide });
  }

  // --- the reader's hands ---------------------------------------------------------------

  #listen() {
    byId("zoom-in").addEventListener("click", () => this.renderer?.zoomBy(1.6));
    byId("zoom-out").addEventListener("click", () => this.renderer?.zoomBy(1 / 1.6));
    byId("zoom-all").addEventListener("click", () => this.#showAll());
    byId("widen").addEventListener("click", () => this.state.change({ query: "" }));
    byId("show-table").addEventListener("click", () => this.#toggleTable());
    byId("show-panel").addEventListener("click", () =>
      this.#setPanelOpen(!document.body.classList.contains("panel-open")),
    );
    byId("show-filters").addEventListener("click", () =>
      this.#setFiltersOpen(!document.body.classList.contains("filters-open")),
    );
    this.host.addEventListener("pointerdown", () => this.#setFiltersOpen(false));
    const over = byId("panel");
    over.addEventListener("mouseover", (event) => this.#lightFrom(event));
    over.addEventListener("mouseleave", () => this.renderer?.light(-1));
    keys(this.host, {
      search: () => this.search.focus(),
      table: () => this.#toggleTable(),
      steps: () =>
        this.state.wishes.selected >= 0 &&
        this.state.change({ steps: this.state.wishes.steps === 1 ? 2 : 1, goal: -1 }),
      back: () => this.#back(),
      escape: () => this.#letGo(),
      zoomBy: (factor) => this.renderer?.zoomBy(factor),
      moveBy: (right, down) => this.renderer?.moveBy(right, down),
      showAll: () => this.#showAll(),
      texts: this.texts,
    });
  }

  /** What the pointer is on in the panel lights up in the drawing. @param {MouseEvent} event */
  #lightFrom(event) {
    const link = /** @type {Element} */ (event.target).closest?.("a[href^='#']");
    const address = link?.getAttribute("href")?.slice(1) ?? "";
    let node = -1;
    try {
      node = address ? this.store.node(address.split("/").map(decodeURIComponent).join("/")) : -1;
    } catch {
      // no address of ours
    }
    this.renderer?.light(node);
  }

  /** Back to what was selected before; whoever came by a link has nothing before. */
  #back() {
    if (this.walked) history.back();
    else this.state.change({ selected: -1, goal: -1, start: -1 });
  }

  #toggleTable() {
    this.state.change({ table: !this.state.wishes.table });
  }

  #letGo() {
    const { wishes } = this.state;
    this.tip.hide();
    if (document.body.classList.contains("filters-open")) this.#setFiltersOpen(false);
    else if (wishes.start >= 0) this.state.change({ start: -1 });
    else if (wishes.table) this.state.change({ table: false });
    else if (wishes.goal >= 0) this.state.change({ goal: -1 });
    else if (wishes.selected >= 0) this.state.change({ selected: -1 });
    else if (wishes.query) this.state.change({ query: "" });
  }

  /** @param {boolean} open */
  #setPanelOpen(open) {
    const before = this.host.clientHeight;
    document.body.classList.toggle("panel-open", open);
    byId("show-panel").setAttribute("aria-expanded", String(open));
    const { selected } = this.state.wishes;
    // on a phone the panel takes half of the drawing's room, or gives it back
    if (this.host.clientHeight !== before && selected >= 0) this.#frameFocus(selected, false);
  }

  /** @param {boolean} open */
  #setFiltersOpen(open) {
    document.body.classList.toggle("filters-open", open);
    byId("show-filters").setAttribute("aria-expanded", String(open));
  }
}

/** @param {Store} store @param {Wishes["size"]} size */
function radiiOf(store, size) {
  const usual = Float32Array.from(store.radius);
  if (size === "papers") return usual;
  const papers = usual.subarray(0, store.papers);
  const base = papers.length ? papers[0] : 6;
  if (size === "same") return usual.fill(base * 0.8);
  const most = store.votes.reduce((sum, votes) => Math.max(sum, votes), 1);
  return usual.map((radius, node) =>
    store.isPaper(node)
      ? base * (0.5 + 2.2 * Math.sqrt(Math.max(0, store.votes[node]) / most))
      : radius * 0.6,
  );
}

/** @param {() => void} act */
function requestIdle(act) {
  if ("requestIdleCallback" in window) window.requestIdleCallback(act, { timeout: 4000 });
  else setTimeout(act, 1200);
}
