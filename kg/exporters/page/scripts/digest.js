/* The page of a digest. */

import { start } from "./app.js";
import { visRenderer } from "./draw/vis-renderer.js";

start(
  async (host, store, _regions, told, parts) =>
    visRenderer(host, store, await parts.json("network"), told),
  { colour: "kind", closest: 1.15 },
);
