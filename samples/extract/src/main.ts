/** Predicts the next eruption of Old Faithful, and shows that the parts of a value are nodes like any other. */
import { dataflow } from "@icosian/runtime";
import { faithful } from "./data.ts";
import * as features from "./features.ts";

const flow = dataflow(features);

const result = flow.executeSync(
  [
    "correlation",
    "trainingStatistics.count",
    "trainingStatistics.mean",
    "trialStatistics.count",
    "trialStatistics.mean",
    "slope",
    "intercept",
    "lineError",
    "guessError",
  ],
  { inputs: { text: faithful } },
);
for (const [name, number] of Object.entries(result)) console.log(`${name.padEnd(24)} ${Number(number.toFixed(2))}`);

const { slope, intercept } = result;
console.log("\nAfter an eruption of");
for (const minutes of [2, 3, 4])
  console.log(`  ${minutes} minutes the next is ${(slope * minutes + intercept).toFixed(0)} minutes away`);

console.log("\nFrom the eruptions to the error of the line:");
for (const { name, type } of flow.whatIsThePathBetween("eruptions", "lineError")) console.log(`  ${name}: ${type}`);
