/* The page of a server: what surrounds a thing, and more of it when somebody wants more. */

import { start } from "./app.js";
import { asked, grown, remember, remembered, RemoteParts, suggested } from "./data/remote.js";
import { placesOf, settle } from "./data/settled.js";
import { visRenderer } from "./draw/vis-renderer.js";

const opened = asked(location);
const parts = new RemoteParts(document, opened, () => location.reload());
// wherever the reader goes from here, a reload shows the same surroundings
if (opened.length)
  history.replaceState(null, "", grown(opened, opened[opened.length - 1], location.hash));

/** What was drawn keeps its place. @param {import("./data/store.js").Store} store */
function arrived(store) {
  const { generation } = store.core;
  const known = remembered(sessionStorage, generation);
  settle(store, known, store.node(opened.at(-1) ?? ""));
  // what was drawn before may come back, but not for ever
  const kept = Object.entries(known).slice(-4000);
  remember(sessionStorage, generation, { ...Object.fromEntries(kept), ...placesOf(store) });
}

start(
  async (host, store, _regions, told, all) => {
    const network = await all.json("network");
    for (const node of network.nodes) [node.x, node.y] = [store.x[node.id], store.y[node.id]];
    return visRenderer(host, store, network, told);
  },
  { colour: "kind", closest: 1.15 },
  parts,
  {
    arrived,
    find: suggested,
    open: (address) => location.assign(grown(opened, address)),
  },
).catch((error) => {
  const progress = document.getElementById("progress");
  if (progress) progress.textContent = error.message;
});
