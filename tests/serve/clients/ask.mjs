// Ask a SPARQL endpoint, or a page of Linked Data, with Comunica: ask.mjs TYPE URL QUERY
import { QueryEngine } from "@comunica/query-sparql";

const [type, value, query] = process.argv.slice(2);
const source = type === "sparql" ? { type, value } : value;
const rows = await new QueryEngine().queryBindings(query, { sources: [source] });
for (const row of await rows.toArray()) {
  console.log(JSON.stringify(Object.fromEntries([...row].map(([name, term]) => [name.value, term.value]))));
}
