"use strict";

/* The panel of an entity. */

function entityPanel(thing) {
  const claims = statementsOf(thing.id);
  const wider = thing.record.broader.map((id) => `entity/${id}`).filter((id) => THINGS.has(id));
  const narrower = (NARROWER.get(thing.id) ?? []).map((entity) => `entity/${entity.id}`);
  const groups = grouped(claims.map((claim) => [claim.relation, claim]));
  return [
    kicker(thing, thing.record.generic && "common in the whole field"),
    heading(thing),
    otherNames(thing),
    wider.length > 0 &&
      element("p", { class: "kin" }, "A kind of ", inline(wider.map((id) => thingLink(id)))),
    narrower.length > 0 &&
      element("p", { class: "kin" }, "Kinds of it: ", inline(narrower.map((id) => thingLink(id)))),
    resultTable(RESULTS.get(thing.id), ["metric", "dataset", "method", "paper"]),
    Object.keys(RELATIONS)
      .filter((relation) => groups.has(relation))
      .map((relation) => {
        const some = groups.get(relation);
        const rows = some.map((claim) => [
          thingLink(`paper/${claim.paper}`),
          quotes([claim], () => null),
        ]);
        return relationSection(
          relation,
          RELATIONS[relation].inverse,
          some.length,
          listOf(rows, "rows"),
        );
      }),
  ];
}
