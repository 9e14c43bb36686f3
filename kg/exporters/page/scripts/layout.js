"use strict";

/*
 * Where the nodes are. Forces arrange the papers and what several of them share; what
 * belongs to one paper alone stands around it, kind by kind.
 */

/** Half the place that a paper needs with what stands around it; a sign needs less. */
const PAPER_ROOM = { x: 196, y: 122 };
const SIGN_ROOM = { x: 110, y: 62 };
const RING = { x: 78, y: 48 };

const KIND_ORDER = Object.fromEntries(Object.keys(KINDS).map((kind, place) => [kind, place]));

/** Which way each single node stands from its paper, in radians; its name goes there too. */
const outward = new Map();

/** All nodes next to one in the drawing, each once. */
function neighbours(id, edges) {
  return [...new Set((edges.get(id) ?? []).map(({ from, to }) => (from === id ? to : from)))];
}

const isPaper = (id) => id.startsWith("paper/");

/**
 * The papers that a node belongs to: those that tell of it, or else, for a wider entity that
 * no paper names, those that tell of the narrower ones.
 */
function homesOf(id, edges) {
  const seen = new Set([id]);
  for (let level = [id]; level.length;) {
    const next = level.flatMap((each) => neighbours(each, edges)).filter((each) => !seen.has(each));
    const papers = next.filter(isPaper);
    if (papers.length) return new Set(papers);
    for (const each of next) seen.add(each);
    level = next;
  }
  return new Set();
}

/** Split nodes into those that forces arrange, and those around each single home. */
function split(ids, edges) {
  const anchors = [];
  const singles = new Map();
  for (const id of ids) {
    const [home, ...others] = isPaper(id) ? [] : homesOf(id, edges);
    if (!home || others.length) anchors.push(id);
    else singles.set(home, [...(singles.get(home) ?? []), id]);
  }
  return { anchors, singles };
}

/** How many rings the things around one paper fill. */
function ringsFor(count) {
  return count > 16 ? 3 : count > 7 ? 2 : 1;
}

/**
 * Positions around a paper for what belongs to it alone. The directions in which its other
 * neighbours lie stay free.
 */
function ringAround(centre, ids, others) {
  const rings = ringsFor(ids.length);
  const slots = ids.length + others.length;
  const free = Array.from({ length: slots }, (_, slot) => slot);
  for (const { x, y } of others) {
    const wanted = (Math.atan2(y - centre.y, x - centre.x) / (2 * Math.PI)) * slots;
    const away = (slot) => Math.abs(((slot - wanted + slots * 1.5) % slots) - slots / 2);
    free.sort((one, other) => away(one) - away(other)).shift();
  }
  free.sort((one, other) => one - other);
  return ids.map((id, place) => {
    const angle = (2 * Math.PI * free[place]) / slots;
    const ring = place % rings;
    outward.set(id, angle);
    return {
      id,
      x: centre.x + (PAPER_ROOM.x + ring * RING.x) * Math.cos(angle),
      y: centre.y + (PAPER_ROOM.y + ring * RING.y) * Math.sin(angle),
    };
  });
}

/** Kind by kind, and by name within a kind. */
function inLegendOrder(ids) {
  const keyOf = (id) => [KIND_ORDER[THINGS.get(id).kind], id];
  return [...ids].sort((one, other) => {
    const [kind, name] = keyOf(one);
    const [otherKind, otherName] = keyOf(other);
    return kind - otherKind || (name < otherName ? -1 : 1);
  });
}

/**
 * Draw the places together and push them apart until they fill a box of this shape without
 * overlapping: { x, y, halfWidth, halfHeight }, in place.
 */
function pack(places, aspect) {
  const rounds = places.length > 400 ? 120 : 400;
  for (let round = 0; round < rounds; round += 1) {
    const drawing = round < rounds * 0.7;
    if (drawing) drawTogether(places, aspect);
    if (!pushAllApart(places) && !drawing) return;
  }
}

/** Push every place out of those it overlaps; whether that was necessary. */
function pushAllApart(places) {
  const widest = 2 * Math.max(...places.map(({ halfWidth }) => halfWidth));
  places.sort((one, other) => one.x - other.x);
  let moved = false;
  for (let at = 0; at < places.length; at += 1)
    for (
      let next = at + 1;
      next < places.length && places[next].x - places[at].x < widest;
      next += 1
    )
      moved = pushApart(places[at], places[next]) || moved;
  return moved;
}

/** Bring every place a little nearer to the middle, more so along the side that is too long. */
function drawTogether(places, aspect) {
  const size = (axis) => Math.max(...places.map((place) => Math.abs(place[axis]))) || 1;
  const tooWide = size("x") / size("y") / aspect;
  for (const place of places) {
    place.x *= 1 - 0.012 * Math.min(3, tooWide ** 3);
    place.y *= 1 - 0.012 * Math.min(3, tooWide ** -3);
  }
}

/** Push two places, rectangles with round corners, apart; whether that was necessary. */
function pushApart(one, other) {
  const width = one.halfWidth + other.halfWidth;
  const height = one.halfHeight + other.halfHeight;
  const [x, y] = [(other.x - one.x) / width, (other.y - one.y) / height];
  const distance = (Math.abs(x) ** 3 + Math.abs(y) ** 3) ** (1 / 3);
  if (distance >= 0.995) return false;
  const share = distance ? (1 - distance) / distance / 2 : 0;
  const [moveX, moveY] = distance ? [x * share * width, y * share * height] : [width / 2, 0];
  one.x -= moveX;
  one.y -= moveY;
  other.x += moveX;
  other.y += moveY;
  return true;
}

/** The place that an anchor takes, with so many nodes around it. */
function placeOf(id, { x, y }, count) {
  if (!isPaper(id)) return { id, x, y, halfWidth: SIGN_ROOM.x, halfHeight: SIGN_ROOM.y };
  const rings = count ? ringsFor(count) : 0;
  return {
    id,
    x,
    y,
    halfWidth: count ? PAPER_ROOM.x + (rings - 0.55) * RING.x : 130,
    halfHeight: count ? PAPER_ROOM.y + (rings - 0.4) * RING.y : 60,
  };
}

/** Positions for all nodes, from those where the forces left the anchors. */
function arranged(anchors, singles, edges, aspect) {
  const places = Object.keys(anchors)
    .sort()
    .map((id) => placeOf(id, anchors[id], singles.get(id)?.length));
  pack(places, aspect);
  const positions = new Map(places.map(({ id, x, y }) => [id, { id, x, y }]));
  const around = [...singles].flatMap(([paper, ids]) => {
    const others = neighbours(paper, edges)
      .map((each) => positions.get(each))
      .filter(Boolean);
    return ringAround(positions.get(paper), inLegendOrder(ids), others);
  });
  return [...positions.values(), ...around];
}
