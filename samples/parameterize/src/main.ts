/** Prints the averages on some days, the trends, and all nodes. */
import { dataflow } from "@icosian/runtime";
import { orders, visits } from "./data.ts";
import * as features from "./features.ts";

const flow = dataflow({ modules: [features], config: { tolerancePercent: 5 } });

const { headline, ...columns } = flow.executeSync(
  ["avg7dayVisits", "avg28dayVisits", "avg7dayOrders", "avg28dayOrders", "weekConversion", "headline"],
  { inputs: { visits, orders } },
);
console.log(["day", ...Object.keys(columns)].join("  "));
for (const day of [7, 14, 21, 28, 35]) {
  const cells = Object.entries(columns).map(([name, column]) =>
    (column[day - 1] ?? NaN).toFixed(2).padStart(name.length),
  );
  console.log([String(day).padStart(3), ...cells].join("  "));
}
console.log(`\n${headline}`);

console.log("\nThe nodes:");
for (const { name, documentation, isExternalInput } of flow.listAvailableVariables())
  if (!isExternalInput) console.log(`  ${name.padEnd(15)} ${documentation}`);
