/* Where the reader looks, and how the pointer and the fingers change that. */

import { isCalm } from "./renderer.js";

/** @typedef {import("./renderer.js").View} View */
/** @typedef {import("./renderer.js").Box} Box */
/** @typedef {import("./renderer.js").Point} Point */

const DURATION = 380;

export class Camera {
  /** @param {() => void} changed called when there is something new to draw */
  constructor(changed) {
    this.changed = changed;
    this.width = 1;
    this.height = 1;
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.closest = 8;
    this.furthest = 0.0001;
    this.flight = 0;
  }

  /** @returns {View} */
  get view() {
    return { x: this.x, y: this.y, scale: this.scale };
  }

  /** @param {View} view */
  look({ x, y, scale }) {
    cancelAnimationFrame(this.flight);
    this.#set({ x, y, scale });
  }

  /** @param {View} view */
  #set({ x, y, scale }) {
    this.x = x;
    this.y = y;
    this.scale = Math.min(this.closest, Math.max(this.furthest, scale));
    this.changed();
  }

  /** @param {View} goal */
  fly(goal) {
    cancelAnimationFrame(this.flight);
    if (isCalm()) return this.#set(goal);
    const start = this.view;
    const began = performance.now();
    /** @param {number} now */
    const step = (now) => {
      const time = Math.min(1, Math.max(0, (now - began) / DURATION));
      const eased = time < 0.5 ? 4 * time ** 3 : 1 - (2 - 2 * time) ** 3 / 2;
      this.#set(between(start, goal, eased));
      if (time < 1) this.flight = requestAnimationFrame(step);
    };
    this.flight = requestAnimationFrame(step);
  }

  /**
   * The view that holds a box, with this many pixels to spare on each side.
   * @param {Box} box
   * @param {number} margin
   * @param {number} closest
   * @returns {View}
   */
  fitting(box, margin, closest) {
    const scale = Math.min(
      closest,
      Math.max(20, this.width - 2 * margin) / Math.max(1e-6, box.right - box.left),
      Math.max(20, this.height - 2 * margin) / Math.max(1e-6, box.bottom - box.top),
    );
    return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, scale };
  }

  /** @param {Point} point on the screen @returns {Point} on the page */
  onPage({ x, y }) {
    return {
      x: this.x + (x - this.width / 2) / this.scale,
      y: this.y + (y - this.height / 2) / this.scale,
    };
  }

  /** @param {number} x @param {number} y on the page @returns {Point} on the screen */
  onScreen(x, y) {
    return {
      x: (x - this.x) * this.scale + this.width / 2,
      y: (y - this.y) * this.scale + this.height / 2,
    };
  }

  /**
   * Zoom so that what is under a point stays there.
   * @param {number} factor
   * @param {Point} point on the screen
   */
  zoomAt(factor, point) {
    cancelAnimationFrame(this.flight);
    const fixed = this.onPage(point);
    const scale = Math.min(this.closest, Math.max(this.furthest, this.scale * factor));
    this.#set({
      x: fixed.x - (point.x - this.width / 2) / scale,
      y: fixed.y - (point.y - this.height / 2) / scale,
      scale,
    });
  }

  /** @param {number} right @param {number} down in pixels */
  moveBy(right, down) {
    cancelAnimationFrame(this.flight);
    this.#set({ x: this.x + right / this.scale, y: this.y + down / this.scale, scale: this.scale });
  }
}

/** @param {View} one @param {View} other @param {number} share @returns {View} */
export function between(one, other, share) {
  const scale = one.scale * (other.scale / one.scale) ** share;
  // a place moves in step with the scale, so that the goal does not shoot by
  const same = Math.abs(other.scale / one.scale - 1) < 1e-3;
  const way = same ? share : (1 / one.scale - 1 / scale) / (1 / one.scale - 1 / other.scale);
  return { x: one.x + (other.x - one.x) * way, y: one.y + (other.y - one.y) * way, scale };
}

/**
 * Move the camera with a pointer, a wheel, or two fingers.
 * @param {HTMLElement} host
 * @param {Camera} camera
 * @param {{ click: (point: Point) => void, open: (point: Point) => void,
 *   hover: (point: Point | null) => void, moving: (on: boolean) => void }} told
 */
export function drive(host, camera, told) {
  /** @type {Map<number, Point>} */
  const down = new Map();
  let travelled = 0;
  /** @param {PointerEvent | WheelEvent | MouseEvent} event @returns {Point} */
  const pointOf = (event) => {
    const box = host.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  host.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    host.setPointerCapture(event.pointerId);
    down.set(event.pointerId, pointOf(event));
    if (down.size === 1) travelled = 0;
  });
  host.addEventListener("pointermove", (event) => {
    const now = pointOf(event);
    const before = down.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") told.hover(now);
      return;
    }
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (travelled > 4) {
      told.moving(true);
      if (down.size === 1) camera.moveBy(before.x - now.x, before.y - now.y);
      else pinch(event.pointerId, before, now);
    }
    down.set(event.pointerId, now);
  });
  /** @param {number} moved @param {Point} before @param {Point} now */
  const pinch = (moved, before, now) => {
    const other = [...down].find(([pointer]) => pointer !== moved)?.[1];
    if (!other) return;
    const reach = Math.hypot(before.x - other.x, before.y - other.y);
    const wider = Math.hypot(now.x - other.x, now.y - other.y);
    camera.moveBy((before.x - now.x) / 2, (before.y - now.y) / 2);
    camera.zoomAt(wider / Math.max(1, reach), {
      x: (now.x + other.x) / 2,
      y: (now.y + other.y) / 2,
    });
  };
  /** @param {PointerEvent} event */
  const up = (event) => {
    if (!down.delete(event.pointerId)) return;
    if (event.type === "pointerup" && travelled <= 4 && !down.size) told.click(pointOf(event));
    if (!down.size) told.moving(false);
  };
  host.addEventListener("pointerup", up);
  host.addEventListener("pointercancel", up);
  host.addEventListener("pointerleave", () => told.hover(null));
  host.addEventListener("dblclick", (event) => told.open(pointOf(event)));
  let rest = 0;
  host.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
      const notch = Math.max(-240, Math.min(240, event.deltaY * lines));
      told.moving(true);
      camera.zoomAt(Math.exp(-notch * (event.ctrlKey ? 0.01 : 0.0022)), pointOf(event));
      clearTimeout(rest);
      rest = window.setTimeout(() => told.moving(false), 160);
    },
    { passive: false },
  );
}
