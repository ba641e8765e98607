/** Does the work of the sample `flights` once, in a process of its own; prints times, peak memory and figures. */
import { dataflow } from "@icosian/runtime";
import { from, to } from "@icosian/runtime/data";
import { parquet } from "@icosian/runtime/parquet";
import * as columns from "../../samples/flights/dist/columns.js";
import { runByHand } from "./flights-by-hand.mjs";

const [kind, source, target] = process.argv.slice(2);
const start = performance.now();
const processorStart = process.cpuUsage();
const { byHour, byAirport } = await (kind === "icosian" ? runByIcosian() : runByHand(source, target));
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(processorStart);
const processor = (user + system) / 1000;
// The peak is told in kilobytes.
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ milliseconds, processor, megabytes, figures: [byHour, byAirport].map(toFigures) }));

async function runByIcosian() {
  const flow = dataflow({
    modules: [columns],
    materializers: [
      from(parquet, {
        columns: { time: "date", reportedDelay: "delay", distance: "distance", origin: "origin" },
        path: source,
        types: { date: "number", delay: "number", distance: "number" },
      }),
      to(parquet, {
        id: "saved",
        dependencies: ["hour", "partOfDay", "haul", "relativeDelay", "isLate", "excessDelay"],
        path: target,
        overwrite: true,
      }),
    ],
  });
  return flow.execute(["byHour", "byAirport", "saved"]);
}

/** Rounded, because sums are added up differently. */
function toFigures({ group, flights, meanDelay, lateShare }) {
  return group.map((each, row) => [each, flights[row], meanDelay[row].toFixed(6), lateShare[row].toFixed(6)]);
}
