/** Computes the features of six weeks, prints them as a table, and prints the graph that computed them. */
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import { printTable } from "./print-table.ts";

const flow = dataflow(features);

const inputs = {
  year: Int16Array.of(2026, 2026, 2026, 2026, 2026, 2026),
  week: Int8Array.of(22, 23, 24, 25, 26, 27),
  spend: Float64Array.of(10, 10, 20, 40, 40, 50),
  signups: Float64Array.of(1, 10, 50, 100, 200, 400),
};

const columns = await flow.execute(
  [
    "week",
    "holidays",
    "spend",
    "signups",
    "avg3wkSpend",
    "spendPerSignup",
    "spendShift3weeksPerSignup",
    "spendZeroMeanUnitVariance",
  ],
  { inputs },
);
printTable(columns);

const { spendMean, spendStdDev } = flow.executeSync(["spendMean", "spendStdDev"], { inputs });
console.log(`\nmean spend ${spendMean.toFixed(3)}, standard deviation ${spendStdDev.toFixed(3)}`);

console.log("\nThe graph:");
for (const { name, type, requiredDependencies } of flow.exportExecution(Object.keys(columns)).nodes) {
  const from = requiredDependencies.length === 0 ? "given" : `from ${requiredDependencies.join(", ")}`;
  console.log(`  ${name}: ${type} (${from})`);
}
