"use strict";

/* The legend: it says what the signs mean, counts them, and takes them in and out. */

const filterHost = document.getElementById("filters");
const filter = {
  kinds: new Set(Object.keys(KINDS).filter((kind) => KINDS[kind].shown)),
  relations: new Set(Object.keys(RELATIONS)),
  sharedOnly: false,
};

/** Nodes that have had a place in the drawing. */
const placed = new Set(
  DATA.network.nodes.filter(({ group }) => KINDS[group].shown).map(({ id }) => id),
);

function countBy(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function isWantedEdge({ from, to, relation }) {
  if (relation in RELATIONS && !filter.relations.has(relation)) return false;
  return [from, to].every((id) => filter.kinds.has(THINGS.get(id).kind));
}

/** Whether two papers or more meet in an entity. */
function isShared(id) {
  return new Set(statementsOf(id).map((claim) => claim.paper)).size > 1;
}

/** A paper stays; everything else goes when no line leads to it any more. */
function isWantedNode({ id, group }, connected) {
  if (!filter.kinds.has(group)) return false;
  if (group === "Paper") return true;
  if (filter.sharedOnly && id.startsWith("entity/") && !isShared(id)) return false;
  return connected.has(id) || !EDGES_AT.has(id);
}

/** Show what the legend asks for. */
function applyFilter() {
  const wanted = EDGE_LIST.filter(isWantedEdge);
  const connected = new Set(wanted.flatMap(({ from, to }) => [from, to]));
  const shown = new Set(
    DATA.network.nodes.filter((node) => isWantedNode(node, connected)).map(({ id }) => id),
  );
  const wantedEdges = new Set(
    wanted.filter(({ from, to }) => shown.has(from) && shown.has(to)).map(({ id }) => id),
  );
  EDGES.update(EDGE_LIST.map(({ id }) => ({ id, hidden: !wantedEdges.has(id) })));
  const newcomers = [...shown].filter((id) => !placed.has(id));
  NODES.update(placesForNewcomers(newcomers));
  NODES.update(changedNodes(shown));
  if (look.selected && NODES.get(look.selected)) look.near = neighbourhood(look.selected);
  network.redraw();
}

function changedNodes(shown) {
  return DATA.network.nodes
    .filter(({ id }) => NODES.get(id).hidden === shown.has(id))
    .map(({ id }) => ({ id, hidden: !shown.has(id) }));
}

/** Place what was never shown: around its paper, or in the middle of all its neighbours. */
function placesForNewcomers(ids) {
  for (const id of ids) placed.add(id);
  const { anchors, singles } = split(ids, EDGES_AT);
  return [
    ...anchors.map(middleOfNeighbours),
    ...[...singles].flatMap(([paper, some]) => outerRing(paper, some)),
  ];
}

function middleOfNeighbours(id) {
  const places = Object.values(
    network.getPositions(neighbours(id, EDGES_AT).filter((each) => placed.has(each))),
  );
  const mean = (axis) =>
    places.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, places.length);
  return { id, x: mean("x") + 30, y: mean("y") + 24 };
}

/** A ring outside of everything that stands around the paper already. */
function outerRing(paper, ids) {
  const { x, y } = network.getPositions([paper])[paper];
  const turn = (2 * Math.PI) / ids.length;
  return inLegendOrder(ids).map((id, place) => {
    const angle = (place + 0.5) * turn;
    const further = 1.3 + 0.16 * (place % ringsFor(ids.length));
    outward.set(id, angle);
    return {
      id,
      x: x + PAPER_ROOM.x * further * Math.cos(angle),
      y: y + PAPER_ROOM.y * (further + 0.2) * Math.sin(angle),
    };
  });
}

function switchButton(label, count, pressed, sign, act) {
  const button = element(
    "button",
    { type: "button", class: sign ? "switch" : "switch choice", "aria-pressed": String(pressed) },
    sign,
    element("span", { class: "switch-label" }, label),
    count !== null && element("span", { class: "switch-count" }, count.toLocaleString("en")),
  );
  button.addEventListener("click", () => {
    const now = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(now));
    act(now);
    applyFilter();
  });
  return button;
}

function member(set, key) {
  return (now) => (now ? set.add(key) : set.delete(key));
}

function switchGroup(title, ...buttons) {
  const id = `filter-${title.toLowerCase().replace(/\W+/g, "-")}`;
  return element(
    "section",
    { class: "switches", role: "group", "aria-labelledby": id },
    element("h2", { id }, title),
    buttons,
  );
}

function kindSwitches(kinds, counts) {
  return kinds
    .filter((kind) => counts.has(kind))
    .map((kind) =>
      switchButton(
        KINDS[kind].many,
        counts.get(kind),
        filter.kinds.has(kind),
        kindSign(kind),
        member(filter.kinds, kind),
      ),
    );
}

function buildFilters() {
  const kinds = countBy([...THINGS.values()].map((thing) => thing.kind));
  const relations = countBy(DATA.statements.map((claim) => claim.relation));
  const [central, others] = [true, undefined].map((shown) =>
    Object.keys(KINDS).filter((kind) => KINDS[kind].shown === shown),
  );
  filterHost.append(
    switchGroup("Kinds", kindSwitches(central, kinds)),
    switchGroup(
      "Relations",
      Object.keys(RELATIONS)
        .filter((relation) => relations.has(relation))
        .map((relation) =>
          switchButton(
            RELATIONS[relation].label,
            relations.get(relation),
            true,
            relationSign(relation),
            member(filter.relations, relation),
          ),
        ),
    ),
    switchGroup("Also show", kindSwitches(others, kinds)),
    switchGroup(
      "Only",
      switchButton(
        "Shared by papers",
        [...THINGS.keys()].filter((id) => id.startsWith("entity/") && isShared(id)).length,
        false,
        null,
        (now) => {
          filter.sharedOnly = now;
        },
      ),
    ),
  );
}

buildFilters();
