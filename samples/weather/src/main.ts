/** Describes four years of weather twice: as it was, and as it would have been two degrees warmer. */
import { fileURLToPath } from "node:url";
import { dataflow } from "@icosian/runtime";
import * as features from "./features.ts";
import * as loading from "./loading.ts";

const unit = process.argv[2] === "fahrenheit" ? "fahrenheit" : "celsius";
const flow = dataflow({ modules: [loading, features], config: { unit } });

// The package's main file is build/vega-datasets.js; the folder `data` is beside `build`.
const csvPath = fileURLToPath(new URL("../data/seattle-weather.csv", import.meta.resolve("vega-datasets")));

const outputs = ["monthlyNormal", "warmestForItsMonth", "wettestWeek", "wetDaysPercent"] as const;
const { highestCelsius, lowestCelsius, ...asItWas } = await flow.execute(
  [...outputs, "highestCelsius", "lowestCelsius"],
  {
    inputs: { csvPath },
  },
);
report("As it was", asItWas);

const warmer = await flow.execute([...outputs], {
  inputs: { csvPath },
  overrides: { highestCelsius: highestCelsius.map(add2), lowestCelsius: lowestCelsius.map(add2) },
});
report("Two degrees warmer", warmer);

console.log("\nWhat depends on the precipitation:");
for (const { name, type, source } of flow.whatIsDownstreamOf("precipitation"))
  console.log(`  ${name}: ${type} (${source})`);

function report(title: string, values: typeof warmer): void {
  const normals = Array.from(values.monthlyNormal, (each) => each.toFixed(1)).join(" ");
  console.log(`${title}, ${highestCelsius.length} days in degrees ${unit}:`);
  console.log(`  mean of each month    ${normals}`);
  console.log(`  warmest for its month ${values.warmestForItsMonth}`);
  console.log(`  wettest week          ${values.wettestWeek.toFixed(1)} mm per day`);
  console.log(`  wet days              ${values.wetDaysPercent.toFixed(1)} %`);
}

function add2(celsius: number): number {
  return celsius + 2;
}
