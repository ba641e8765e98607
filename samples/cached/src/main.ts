/** Predicts how people rate a film, and says which nodes were computed for that. Run it twice. */
import { rmSync } from "node:fs";
import { flow, FOLDER, store, times } from "./flow.ts";

if (process.argv.includes("--fresh")) rmSync(FOLDER, { recursive: true, force: true });

const { report } = await flow.execute(["report"]);
await flow.close();

const explanations = flow.listAvailableVariables().map(({ name }) => store.explain(store.lastRunId!, name));
for (const outcome of ["computed", "cached"] as const) {
  const nodes = explanations.filter((each) => each.outcome === outcome).map(({ node }) => node);
  console.log(`${outcome}: ${nodes.join(", ") || "nothing"}`);
}
for (const { reason, text } of explanations) if (reason === "changed") console.log(text);
console.log(`${report}\n`);

// Times differ from run to run, so they go to the standard error stream.
console.error(times.toText());
