"use strict";

/*
 * What the page knows. Every thing has an address, "paper/2411.15124" or "entity/rlvr",
 * which is its node in the drawing and, after a #, its link in the page.
 */

const DATA = JSON.parse(document.getElementById("data").textContent);

/** The kinds of things, in the order of the legend. */
const KINDS = {
  Paper: { one: "Paper", many: "Papers", shape: "card", shown: true },
  Method: { one: "Method", many: "Methods", shape: "circle", shown: true },
  Model: { one: "Model", many: "Models", shape: "hexagon", shown: true },
  Dataset: { one: "Data set", many: "Data sets", shape: "square", shown: true },
  Benchmark: { one: "Benchmark", many: "Benchmarks", shape: "diamond", shown: true },
  Metric: { one: "Metric", many: "Metrics", shape: "triangle", shown: true },
  Task: { one: "Task", many: "Tasks", shape: "star", shown: true },
  Author: { one: "Author", many: "Authors", shape: "circle", hollow: true },
  Organization: { one: "Organization", many: "Organizations", shape: "square", hollow: true },
  Repository: { one: "Repository", many: "Repositories", shape: "diamond", hollow: true },
  Result: { one: "Result", many: "Results", shape: "triangle", hollow: true },
};

/** How a paper relates to an entity, strongest first, and the same from the other end. */
const RELATIONS = {
  introduces: { label: "introduces", inverse: "Introduced by", width: 2.2 },
  evaluatesOn: { label: "evaluates on", inverse: "Evaluated on by", width: 1.4 },
  comparesWith: { label: "compares with", inverse: "Compared with by", width: 1.4, dashes: [7, 4] },
  uses: { label: "uses", inverse: "Used by", width: 1.4 },
  reports: { label: "reports", inverse: "Reported by", width: 1.4, dashes: [2, 3] },
  addresses: { label: "addresses", inverse: "Addressed by", width: 1.4 },
  mentions: { label: "mentions", inverse: "Mentioned by", width: 1.1, dashes: [1, 5] },
};

/** What else connects two nodes; told on hovering, not in the legend. */
const OTHER_RELATIONS = {
  broader: { label: "is a kind of", width: 1.4 },
  creator: { label: "written by", width: 1 },
  affiliation: { label: "from", width: 1 },
  repository: { label: "code", width: 1 },
  hasResult: { label: "result", width: 1 },
  metric: { label: "measured as", width: 1 },
  onDataset: { label: "on", width: 1 },
  ofMethod: { label: "of", width: 1 },
};

const LANGUAGES = { ko: "한국어", en: "English" };

/** Control characters of a digest, and what would turn the direction of its text around. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Text from the data, as it may be shown: as long as before, so that offsets hold. */
function clean(text) {
  return String(text).replace(CONTROL, "\ufffd");
}

/** All things by address: { id, kind, label, language, names, record }. */
const THINGS = new Map();

function addThing(id, kind, names, record) {
  const [label, language] = names[0];
  THINGS.set(id, { id, kind, label: clean(label), language, names, record });
}

for (const paper of DATA.papers) addThing(`paper/${paper.id}`, "Paper", paper.titles, paper);
for (const entity of DATA.entities)
  addThing(`entity/${entity.id}`, entity.kind, entity.names, entity);
for (const author of DATA.authors)
  addThing(`author/${author.id}`, "Author", [[author.name, ""]], author);
for (const organization of DATA.organizations)
  addThing(
    `organization/${organization.id}`,
    "Organization",
    [[organization.name, ""]],
    organization,
  );
for (const repository of DATA.repositories)
  addThing(`repository/${repository.id}`, "Repository", [[repository.name, ""]], repository);
for (const result of DATA.results)
  addThing(`result/${result.id}`, "Result", [[amount(result), ""]], result);

/** A number with its unit: "94.4 %", "2×". */
function amount(result) {
  if (result.unit === "x") return `${result.value}×`;
  return result.unit ? `${result.value} ${result.unit}` : result.value;
}

const DIGESTS = new Map(DATA.digests.map((digest) => [digest.id, digest]));

/** A map from key to list. */
function grouped(pairs) {
  const groups = new Map();
  for (const [key, value] of pairs) {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(value);
  }
  return groups;
}

/** Statements by the address of either end. */
const STATEMENTS = grouped(
  DATA.statements.flatMap((claim) => [
    [`paper/${claim.paper}`, claim],
    [`entity/${claim.entity}`, claim],
  ]),
);

/** Results by the address of whatever they are of, on, or in. */
const RESULTS = grouped(
  DATA.results.flatMap((result) =>
    [
      [`paper/${result.paper}`, result],
      ...new Set(
        [result.metric, result.dataset, result.method].filter(Boolean).map((id) => `entity/${id}`),
      ),
    ].map((key) => (Array.isArray(key) ? key : [key, result])),
  ),
);

/** Papers by the address of an author, an organization or a repository. */
const PAPERS_OF = grouped(
  DATA.papers.flatMap((paper) =>
    [
      ...paper.authors.map((id) => `author/${id}`),
      ...paper.organizations.map((id) => `organization/${id}`),
      ...paper.repositories.map((id) => `repository/${id}`),
    ].map((id) => [id, paper]),
  ),
);

/** Narrower entities by the address of the wider one. */
const NARROWER = grouped(
  DATA.entities.flatMap((entity) => entity.broader.map((wider) => [`entity/${wider}`, entity])),
);

function statementsOf(id) {
  return STATEMENTS.get(id) ?? [];
}

/** How many papers say something about an entity, or how many entities a paper tells of. */
function degreeOf(id) {
  return statementsOf(id).length;
}

/** Whether an entity is what the whole field shares, or what just one paper tells of. */
function isMinor(thing) {
  return Boolean(thing.record.generic) || degreeOf(thing.id) < 2;
}
