/** Counts users by week and region, requests inner nodes of a subdag, and prints a path through the graph. */
import { dataflow } from "@icosian/runtime";
import { visits } from "./data.ts";
import * as features from "./features.ts";

const flow = dataflow(features);

const { busiestDayEu, ...weekly } = flow.executeSync(
  ["weeklyUsersEu", "weeklyUsersUs", "weeklyUsersTotal", "busiestDayEu"],
  { inputs: { visits } },
);
for (const [name, users] of Object.entries(weekly))
  console.log(`${name.padEnd(16)} ${[...users].map(([week, count]) => `${week}: ${count}`).join(", ")}`);
console.log(`busiestDayEu     ${busiestDayEu}`);

// Inner nodes can be requested like any other node.
const inner = flow.executeSync(["weeklyUsersEu.visitsFrom", "weeklyUsersEu.countedVisits"], { inputs: { visits } });
console.log("\nWho agreed to be counted:");
for (const [name, list] of Object.entries(inner))
  console.log(`  ${name}: ${(list as readonly unknown[]).length} visits`);

console.log("\nFrom the visits to the total:");
for (const { name, source } of flow.whatIsThePathBetween("visits", "weeklyUsersTotal"))
  console.log(`  ${name}${source === null ? "" : ` (${source})`}`);
