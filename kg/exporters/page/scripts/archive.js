/* The page of a whole archive. */

import { start } from "./app.js";
import { glRenderer, hasWebGl } from "./draw/gl-renderer.js";

start(
  async (host, store, regions, told) =>
    hasWebGl() ? glRenderer(host, store, regions, told) : null,
  { colour: "community", closest: 0.45 },
);
