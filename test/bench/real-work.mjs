/** Measures dataflows over real columns against the same functions called by hand: what a dataflow adds to work. */
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataflow } from "@icosian/runtime";
import * as spendFeatures from "../../samples/spend/src/features.ts";
import * as flightFeatures from "./flights.ts";
import { measureInTurns } from "./measure.mjs";
import { installPeers } from "./peers.mjs";
import { loadPlan } from "./write-plan.mjs";

const GOAL = 1.03;
const ROWS = 1_000_000;

const CASES = [
  { name: "spend features, 1,000,000 rows", module: spendFeatures, toInputs: makeSpend, byHand: spendByHand },
  { name: "flights, 200,000 rows, as columns", module: flightFeatures, toInputs: readFlights, byHand: flightsByHand },
];

/**
 * Measures all cases.
 *
 * @returns {Promise<readonly { name: string, byHand: number, written: number, interpreted: number, goal: number }[]>}
 *   Milliseconds, medians.
 */
export async function measureRealWork() {
  const rows = [];
  for (const each of CASES) {
    if (each.toInputs === readFlights && !installPeers()) continue;
    rows.push(await measureCase(each));
  }
  return rows;
}

async function measureCase({ name, module, toInputs, byHand }) {
  const inputs = toInputs();
  const outputs = Object.keys(byHand(inputs));
  const flow = dataflow(module);
  const planned = await loadPlan({ modules: [module], inputs: Object.keys(inputs), outputs });
  const [written, interpreted] = [flow.prepare(planned), flow.prepare(outputs)];
  const runs = {
    byHand: () => byHand(inputs),
    written: () => written.executeSync({ inputs }),
    interpreted: () => interpreted.executeSync({ inputs }),
  };
  for (const run of Object.values(runs)) deepStrictEqual(run(), runs.byHand());
  return { name, ...(await measureInTurns(runs, [inputs], { warmUp: 1500, round: 50, rounds: 31 })), goal: GOAL };
}

function spendByHand({ year, week, spend, signups }) {
  const holidays = spendFeatures.holidays(year, week);
  const avg3wkSpend = spendFeatures.avg3wkSpend(spend);
  const spendPerSignup = spendFeatures.spendPerSignup(spend, signups);
  const spendShift3weeks = spendFeatures.spendShift3weeks(spend);
  const spendShift3weeksPerSignup = spendFeatures.spendShift3weeksPerSignup(spendShift3weeks, signups);
  const spendMean = spendFeatures.spendMean(spend);
  const spendZeroMean = spendFeatures.spendZeroMean(spend, spendMean);
  const spendStdDev = spendFeatures.spendStdDev(spendZeroMean);
  const spendZeroMeanUnitVariance = spendFeatures.spendZeroMeanUnitVariance(spendZeroMean, spendStdDev);
  return { holidays, avg3wkSpend, spendPerSignup, spendShift3weeksPerSignup, spendZeroMeanUnitVariance };
}

function makeSpend() {
  return {
    year: Int16Array.from({ length: ROWS }, (_, row) => 2000 + (Math.floor(row / 52) % 30)),
    week: Int8Array.from({ length: ROWS }, (_, row) => (row % 52) + 1),
    spend: Float64Array.from({ length: ROWS }, (_, row) => 10 + ((row * 7919) % 1000) / 10),
    signups: Float64Array.from({ length: ROWS }, (_, row) => 1 + ((row * 104_729) % 400)),
  };
}

function flightsByHand({ delay, distance, time }) {
  const isLate = flightFeatures.isLate(delay);
  const hour = flightFeatures.hour(time);
  const kilometres = flightFeatures.kilometres(distance);
  const delayByDistance = flightFeatures.delayByDistance(delay, kilometres);
  const delayMean = flightFeatures.delayMean(delay);
  const delayZeroMean = flightFeatures.delayZeroMean(delay, delayMean);
  const delayDeviation = flightFeatures.delayDeviation(delayZeroMean);
  const delayScore = flightFeatures.delayScore(delayZeroMean, delayDeviation);
  const lateShares = flightFeatures.lateShares(isLate, hour);
  const lateShare = flightFeatures.lateShare(hour, lateShares);
  return { isLate, delayByDistance, delayScore, lateShare };
}

/** The flights that `vega-datasets` has: delays in minutes, distances in miles, times of day in hours. */
function readFlights() {
  const file = join(import.meta.dirname, "peers/node_modules/vega-datasets/data/flights-200k.json");
  const flights = JSON.parse(readFileSync(file, "utf8"));
  return Object.fromEntries(
    ["delay", "distance", "time"].map((name) => [name, Float64Array.from(flights, (flight) => flight[name])]),
  );
}
