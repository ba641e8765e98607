/** Computes features of three million flights as they were, and as they might have been; then reads what was saved. */
import { fileURLToPath } from "node:url";
import { dataflow } from "@icosian/runtime";
import { csv } from "@icosian/runtime/csv";
import { from, qualityReport, to } from "@icosian/runtime/data";
import { parquet } from "@icosian/runtime/parquet";
import * as columns from "./columns.ts";
import * as features from "./features.ts";
import type { Means } from "./means-by-group.ts";
import * as report from "./report.ts";

/** The columns of the file, with the types under which they are read. */
interface Flights {
  readonly date: Float64Array;
  readonly delay: Float64Array;
  readonly distance: Float64Array;
  readonly origin: readonly string[];
  readonly destination: readonly string[];
}

/** The columns of the file that the first step saves and the second one reads. */
interface Saved {
  readonly partOfDay: readonly string[];
  readonly haul: readonly string[];
  readonly relativeDelay: Float64Array;
  readonly isLate: readonly boolean[];
}

// The package's main file is build/index.js; the folder `data` is beside `build`.
const path = fileURLToPath(new URL("../data/flights-3m.parquet", import.meta.resolve("vega-datasets")));
const folder = fileURLToPath(new URL("data/", import.meta.url));

console.log("One flight, now:");
const { hour, haul, severity, route } = dataflow(features).executeSync(["hour", "haul", "severity", "route"], {
  inputs: { time: Date.UTC(2001, 0, 1, 17, 30), delay: 40, distance: 2_176, origin: "LAS", destination: "PHL" },
});
console.log(`  ${route} at ${hour} o'clock, ${haul} haul, severity ${severity}`);

// Step 1: three million flights. Types say that integers and times are wanted as numbers.
const quality = qualityReport();
const flow = dataflow({
  modules: [columns],
  adapters: [quality],
  materializers: [
    from(parquet<Flights>(), {
      columns: { time: "date", reportedDelay: "delay", distance: "distance", origin: "origin" },
      path,
      types: { date: "number", delay: "number", distance: "number" },
    }),
    to(parquet, {
      id: "savedFeatures",
      dependencies: ["hour", "partOfDay", "haul", "relativeDelay", "isLate", "excessDelay"],
      path: `${folder}features.parquet`,
      overwrite: true,
    }),
  ],
});
const { metadata, results } = await flow.materialize(
  [to(csv, { id: "savedHours", dependencies: ["byHour"], path: `${folder}hours.csv`, overwrite: true })],
  {
    outputs: [
      "savedFeatures",
      "byHour",
      "byAirport",
      "delay",
      "delayQuantiles",
      "delayScore",
      "worstRecentDelay",
      "time.metadata",
    ],
  },
);
const { savedFeatures, byHour, byAirport, delay, delayQuantiles, "time.metadata": loaded } = results;
console.log(
  `\nAs it was, ${loaded.rows} flights, of which were read: ${loaded.columns.map(({ name }) => name).join(", ")}`,
);
printMeans("airports with the longest delays", byAirport, 3);
printMeans("hours with the longest delays", byHour, 3);
console.log(`  50, 90 and 99 % of the flights are at most ${delayQuantiles.join(", ")} minutes late`);
console.log(`  worst mean of 1,000 departures in a row: ${results.worstRecentDelay} minutes`);
console.log(
  `  saved: ${savedFeatures.rows} rows of ${savedFeatures.columns.map(({ name, type }) => `${name}: ${type}`).join(", ")}`,
);
console.log(
  `  saved: ${metadata.savedHours.rows} rows of ${metadata.savedHours.columns.map(({ name }) => name).join(", ")}`,
);
console.log(`\n${quality.toText()}`);

// The same with overrides: delays are given, so that they are not read from the file.
const better = await flow.execute(["byHour", "reportedDelay.metadata"], {
  overrides: { delay: delay.map((each) => (each > 0 ? each / 2 : each)) },
});
console.log(
  `With half of each delay, of which were read: ${better["reportedDelay.metadata"].columns.map(({ name }) => name).join(", ")}`,
);
printMeans("hours with the longest delays", better.byHour, 3);

// Step 2: another dataflow, which may run on another day, reads what the first one saved.
const second = dataflow({
  modules: [report],
  materializers: [
    from(parquet<Saved>(), {
      columns: ["partOfDay", "haul", "relativeDelay", "isLate"],
      path: `${folder}features.parquet`,
    }),
  ],
});
const { byPartOfDay, byHaul, worstPartOfDay } = await second.execute(["byPartOfDay", "byHaul", "worstPartOfDay"]);
console.log(`\nFrom the saved features, with delays as shares of the duration; late most often: ${worstPartOfDay}`);
printMeans("parts of the day", byPartOfDay, 4);
printMeans("lengths", byHaul, 3);

/** Prints the groups with the highest means. */
function printMeans(
  title: string,
  { group, flights, meanDelay, lateShare }: Means<string | number>,
  count: number,
): void {
  console.log(`  ${title}:`);
  const rows = Array.from(flights.keys()).filter((row) => flights[row] >= 5_000);
  for (const row of rows.toSorted((a, b) => meanDelay[b] - meanDelay[a]).slice(0, count))
    console.log(
      `    ${String(group[row]).padEnd(18)} ${meanDelay[row].toFixed(2)}, ${(100 * lateShare[row]).toFixed(1)} % late, ${flights[row]} flights`,
    );
}
