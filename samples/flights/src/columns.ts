"use dataflow";
/** Features of all flights: each node is a column, or a small table. */
import { checkOutput, dataflow, extractColumns, node } from "@icosian/runtime";
import { clip, groupMean, quantiles, rollingMean, zScore } from "@icosian/runtime/columns";
import * as features from "./features.ts";
import { meansByGroup, type Means } from "./means-by-group.ts";

const oneFlight = dataflow(features);

/** The delay of each flight at its arrival, in minutes. A few flights of the file arrive hours before they depart. */
export const delay = node(
  checkOutput({ range: [-120, 1_440], allowNaN: false, meanInRange: [0, 30], importance: "fail" }),
  (reportedDelay: Float64Array): Float64Array => clip(reportedDelay, -120, 1_440),
);

/** The features of each flight: a dataflow of functions that know one flight runs once per row. */
export const perFlight = node(
  extractColumns("hour", "isWeekend", "partOfDay", "haul", "relativeDelay", "isLate", "severity"),
  (
    time: Float64Array,
    delay: Float64Array,
    distance: Float64Array,
  ): {
    hour: Float64Array;
    isWeekend: boolean[];
    partOfDay: string[];
    haul: string[];
    relativeDelay: Float64Array;
    isLate: boolean[];
    severity: Float64Array;
  } =>
    oneFlight.executeColumns(["hour", "isWeekend", "partOfDay", "haul", "relativeDelay", "isLate", "severity"], {
      columns: { time, delay, distance },
    }),
);

/** Mean delay of the latest 1,000 departures, in minutes; the first 999 rows are NaN. */
export const recentDelay = node(
  checkOutput({ maxFractionNaN: 0.01, importance: "fail" }),
  (delay: Float64Array): Float64Array => rollingMean(delay, 1_000),
);

/** The worst mean delay of 1,000 departures in a row, in minutes. */
export function worstRecentDelay(recentDelay: Float64Array): number {
  return recentDelay.reduce((worst, each) => (each > worst ? each : worst), -Infinity);
}

/** Mean delay of all flights that depart from the same airport, in minutes. */
export function airportDelay(delay: Float64Array, origin: readonly string[]): Float64Array {
  return groupMean(delay, origin);
}

/** How much worse a flight is than those of its airport, in minutes. */
export function excessDelay(delay: Float64Array, airportDelay: Float64Array): Float64Array {
  return delay.map((each, row) => each - airportDelay[row]);
}

/** How unusual a delay is, in standard deviations of all delays. What is too unusual is reported as a warning. */
export const delayScore = node(
  checkOutput({ range: [-10, 10], allowNaN: false, importance: "warn" }),
  (delay: Float64Array): Float64Array => zScore(delay),
);

/** The delay that 50, 90 and 99 of 100 flights do not exceed, in minutes. */
export function delayQuantiles(delay: Float64Array): Float64Array {
  return quantiles(delay, [0.5, 0.9, 0.99]);
}

/** Flights, mean delay and share of late flights by hour of departure. */
export const byHour = node(
  checkOutput({ rows: [24, 24], unique: ["group"], columns: { lateShare: { range: [0, 1] } }, importance: "fail" }),
  (hour: Float64Array, delay: Float64Array, isLate: readonly boolean[]): Means<number> =>
    meansByGroup(hour, delay, isLate),
);

/** Flights, mean delay and share of late flights by airport of departure. */
export const byAirport = node(
  checkOutput({ rows: [200, 300], unique: ["group"], columns: { lateShare: { range: [0, 1] } }, importance: "fail" }),
  (origin: readonly string[], delay: Float64Array, isLate: readonly boolean[]): Means<string> =>
    meansByGroup(origin, delay, isLate),
);
