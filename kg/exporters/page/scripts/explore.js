/* The page of a server: what surrounds a thing, and more of it when somebody wants more. */

import { start } from "./app.js";
import { asked, grown, RemoteParts } from "./data/remote.js";
import { visRenderer } from "./draw/vis-renderer.js";

const opened = asked(location);
const parts = new RemoteParts(document, opened, () => location.reload());
// wherever the reader goes from here, a reload shows the same surroundings
if (opened.length)
  history.replaceState(null, "", grown(opened, opened[opened.length - 1], location.hash));

start(
  async (host, store, _regions, told, all) =>
    visRenderer(host, store, await all.json("network"), told),
  { colour: "kind", closest: 1.15 },
  parts,
).catch((error) => {
  const progress = document.getElementById("progress");
  if (progress) progress.textContent = error.message;
});
