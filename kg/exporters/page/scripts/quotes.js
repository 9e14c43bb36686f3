"use strict";

/* Sentences of the digests, with the words that were read marked. */

/** The claims' sentences, each once, in the order of the claims: sentence → marks. */
function sentencesOf(claims, { strongest }) {
  return grouped(
    claims.flatMap((claim) => {
      const evidence = strongest ? claim.evidence.slice(0, 1) : claim.evidence.slice(1);
      return evidence.map((each) => [each.sentence, { ...each, claim }]);
    }),
  );
}

/** The marks that do not lie inside or across another one, in the order of the text. */
function apart(marks) {
  const kept = [];
  for (const mark of [...marks].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  ))
    if (mark.end > mark.start && mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  return kept;
}

/** A sentence; `target` gives the thing that a mark's words lead to, if to any. */
function quote(place, marks, target) {
  const [text, language] = DATA.sentences[place];
  const parts = [];
  let end = 0;
  for (const mark of apart(marks)) {
    parts.push(text.slice(end, mark.start));
    const words = element("mark", {}, text.slice(mark.start, mark.end));
    const id = target(mark.claim);
    parts.push(
      THINGS.has(id)
        ? element("a", { href: address(id), title: THINGS.get(id).label }, words)
        : words,
    );
    end = mark.end;
  }
  parts.push(text.slice(end));
  return element(
    "blockquote",
    { class: "quote" },
    element("p", { lang: language }, parts),
    source(marks),
  );
}

/** Where a sentence stands, what read it, and how sure that is. */
function source(marks) {
  const [mark] = marks;
  const digest = DIGESTS.get(mark.digest);
  const rules = [...new Set(marks.map((each) => each.rule))].join(", ");
  const sure = Math.round(100 * Math.min(...marks.map((each) => each.confidence)));
  const parts = [
    digest?.day ?? digest?.source,
    rules && `read by ${rules}`,
    sure < 100 && `${sure} % sure`,
  ];
  return element("footer", { class: "source" }, parts.filter(Boolean).join(" · "));
}

/** The strongest sentence of each claim, and behind a switch the others. */
function quotes(claims, target) {
  const list = (groups) => [...groups].map(([place, marks]) => quote(place, marks, target));
  const first = sentencesOf(claims, { strongest: true });
  const others = sentencesOf(claims, { strongest: false });
  for (const place of first.keys()) others.delete(place);
  if (!others.size) return list(first);
  const more = `${others.size} more ${others.size === 1 ? "sentence" : "sentences"}`;
  return [
    list(first),
    element("details", { class: "more" }, element("summary", {}, more), list(others)),
  ];
}
