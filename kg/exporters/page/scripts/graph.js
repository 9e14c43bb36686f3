"use strict";

/* The drawing: vis-network arranges it once, then it lies still and is looked at. */

const canvasHost = document.getElementById("graph");
const progress = document.getElementById("progress");

const NODE_LIST = DATA.network.nodes;
const EDGE_LIST = DATA.network.edges;
const SIZES = new Map(NODE_LIST.map(({ id, size }) => [id, size]));

/** Edges by the address of either end: all, and those drawn from the start. */
const byEnd = (edges) =>
  grouped(
    edges.flatMap((edge) => [
      [edge.from, edge],
      [edge.to, edge],
    ]),
  );
const isCentral = (id) => Boolean(KINDS[THINGS.get(id).kind].shown);
const isCentralEdge = ({ from, to }) => isCentral(from) && isCentral(to);
const EDGES_AT = byEnd(EDGE_LIST);
const CENTRAL_EDGES_AT = byEnd(EDGE_LIST.filter(isCentralEdge));
const { anchors: ANCHORS, singles: SINGLES } = split(
  NODE_LIST.map(({ id }) => id).filter(isCentral),
  CENTRAL_EDGES_AT,
);
const isForced = new Set(ANCHORS);

const NODES = new vis.DataSet(
  NODE_LIST.map(({ id, size, shape }) => ({
    id,
    size,
    shape,
    ctxRenderer: drawNode,
    hidden: !isCentral(id),
    physics: isForced.has(id),
  })),
);
const EDGES = new vis.DataSet(
  EDGE_LIST.map((edge) => ({ ...edge, ...edgeLook(edge), hidden: !isCentralEdge(edge) })),
);

/** Null while vis-network is being made, and calls `drawNode` already. */
let network = null;
network = new vis.Network(
  canvasHost,
  { nodes: NODES, edges: EDGES },
  affordable(DATA.network.options),
);

/** The options, with fewer rounds of arranging where each of them takes long. */
function affordable(options) {
  const { stabilization } = options.physics;
  const iterations = Math.max(
    120,
    Math.min(stabilization.iterations, Math.round(120000 / (ANCHORS.length + 1))),
  );
  return {
    ...options,
    physics: { ...options.physics, stabilization: { ...stabilization, iterations } },
  };
}

canvasHost.querySelector(".vis-network").tabIndex = -1; // the host takes the keys
network.on("beforeDrawing", () => drawnAt.clear());
network.on("afterDrawing", drawLabels);
network.on("zoom", rescaleLines);
network.on("animationFinished", rescaleLines);
onTheme.push(() => {
  measuredCards.clear();
  restyleEdges();
  network.redraw();
});

/** Whether a node is in the drawing and not filtered out. */
function isVisible(id) {
  return NODES.get(id)?.hidden === false;
}

/** Resolves when all scripts have run; a small graph may be arranged before that. */
const loaded = new Promise((resolve) => {
  document.addEventListener("DOMContentLoaded", resolve);
});

/** Resolves when the forces have done their part. */
const forced = new Promise((resolve) => {
  if (!ANCHORS.length) resolve();
  network.on("stabilizationProgress", ({ iterations, total }) => {
    progress.textContent = `Arranging the graph … ${Math.round((100 * iterations) / total)} %`;
  });
  network.once("stabilizationIterationsDone", () => {
    network.setOptions({ physics: { enabled: false } });
    resolve();
  });
});

/** Resolves when the drawing lies still and is shown. */
const settled = Promise.all([loaded, forced]).then(() => {
  const aspect = (0.8 * canvasHost.clientWidth) / Math.max(1, canvasHost.clientHeight);
  const anchors = network.getPositions(ANCHORS);
  NODES.update(arranged(anchors, SINGLES, CENTRAL_EDGES_AT, aspect));
  room = spacing() / 2;
  progress.hidden = true;
  canvasHost.classList.add("settled");
  showAll({ animated: false });
});

/** The median distance from a paper to the next one. */
function spacing() {
  const papers = NODE_LIST.filter(({ group }) => group === "Paper").map(({ id }) => id);
  const places = Object.values(network.getPositions(papers));
  const nearest = places.map((one) =>
    Math.min(
      ...places
        .filter((other) => other !== one)
        .map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
    ),
  );
  return nearest.sort((one, other) => one - other)[Math.floor(nearest.length / 2)] ?? Infinity;
}
