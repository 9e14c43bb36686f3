"use strict";

/* The panel of one paper. */

function paperPanel(thing) {
  const paper = thing.record;
  const claims = statementsOf(thing.id);
  return [
    kicker(thing, `arXiv ${paper.id}`),
    heading(thing),
    otherNames(thing),
    element(
      "p",
      { class: "authors" },
      inline(paper.authors.map((id) => thingLink(`author/${id}`, { sign: false }))),
    ),
    paper.organizations.length > 0 &&
      element(
        "p",
        { class: "authors" },
        inline(paper.organizations.map((id) => thingLink(`organization/${id}`))),
      ),
    facts(paper),
    paperLinks(paper),
    abstracts(paper),
    resultTable(RESULTS.get(thing.id), ["metric", "dataset", "method"]),
    claimsByRelation(claims),
    connectedPapers(thing.id),
  ];
}

function facts(paper) {
  const days = paper.listings.map((listing) => DIGESTS.get(listing.digest)?.day).filter(Boolean);
  const rows = [
    ["Votes", paper.votes?.toLocaleString("en")],
    ["In the digest of", [...new Set(days)].join(", ")],
    ["Published", paper.issued],
  ].filter(([, value]) => value);
  return element(
    "dl",
    { class: "facts" },
    rows.map(([name, value]) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, value)),
    ),
  );
}

function paperLinks(paper) {
  const repositories = paper.repositories
    .map((id) => THINGS.get(`repository/${id}`)?.record)
    .filter((each) => each?.url);
  const links = [
    webLink(paper.url, "arXiv"),
    ...repositories.map((repository) =>
      webLink(repository.url, repositories.length > 1 ? repository.name : "Code"),
    ),
    ...paper.projectPages.map((url) => webLink(url, "Project page")),
    paper.video && webLink(paper.video, "Video"),
  ];
  return listOf(links.filter(Boolean), "links");
}

function claimsByRelation(claims) {
  const groups = grouped(claims.map((claim) => [claim.relation, claim]));
  return Object.keys(RELATIONS)
    .filter((relation) => groups.has(relation))
    .map((relation) => {
      const some = groups.get(relation);
      const names = listOf(
        some.map((claim) => thingLink(`entity/${claim.entity}`)),
        "chips",
      );
      return relationSection(
        relation,
        RELATIONS[relation].label,
        some.length,
        names,
        quotes(some, (claim) => `entity/${claim.entity}`),
      );
    });
}

/** Papers that tell of the same, those with the most in common first. */
function connectedPapers(id) {
  const own = statementsOf(id).map((claim) => `entity/${claim.entity}`);
  const telling = own.filter((entity) => !THINGS.get(entity)?.record.generic);
  const others = grouped(
    telling
      .flatMap((entity) => statementsOf(entity).map((claim) => [`paper/${claim.paper}`, entity]))
      .filter(([paper]) => paper !== id),
  );
  const ranked = [...others].sort((one, other) => other[1].length - one[1].length).slice(0, 12);
  const rows = ranked.map(([paper, entities]) => [
    thingLink(paper),
    element(
      "p",
      { class: "via" },
      "through ",
      inline(entities.map((entity) => thingLink(entity, { sign: false }))),
    ),
  ]);
  return section("Connected papers", others.size, listOf(rows, "rows"));
}
