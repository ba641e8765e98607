/** Measures fan-outs against loops by hand, which call the same functions and keep the same lists. */
import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataflow } from "@icosian/runtime";
import * as nodes from "./fan-out-nodes.ts";
import { measureInTurns } from "./measure.mjs";
import { installPeers } from "./peers.mjs";
import { loadPlan } from "./write-plan.mjs";

const ITEMS = 1_000_000;
const ASYNC_ITEMS = 200_000;
const SIDE = 1000;

/** `goal` is in milliseconds, `ratioGoal` against the loop by hand. */
const CASES = [
  {
    name: "1,000,000 items, sync",
    outputs: ["total"],
    toInputs: () => ({ count: ITEMS }),
    byHand: ({ count }) => ({ total: nodes.total(mapAll(nodes.item(count), nodes.squared)) }),
    goal: 300,
  },
  {
    name: "1,000 times 1,000 items, nested",
    outputs: ["gridTotal"],
    toInputs: () => ({ side: SIDE }),
    byHand: ({ side }) => {
      const toTotal = (row) => nodes.rowTotal(mapAll(nodes.cell(row, side), nodes.cellSquared));
      return { gridTotal: nodes.gridTotal(mapAll(nodes.row(side), toTotal)) };
    },
  },
  {
    name: "200,000 items, async, 64 in flight",
    outputs: ["totalLater"],
    toInputs: () => ({ count: ASYNC_ITEMS }),
    byHand: async ({ count }) => ({ totalLater: nodes.totalLater(await mapLater(nodes.item(count), 64)) }),
  },
  {
    name: "200,000 flights, one by one",
    outputs: ["lateByHour", "worst"],
    toInputs: readFlights,
    byHand: ({ flights }) => {
      const [late, hours, delays] = [[], [], []];
      for (const flight of nodes.flight(flights)) {
        late.push(nodes.isLate(flight));
        hours.push(nodes.hour(flight));
        delays.push(nodes.delayByDistance(flight, nodes.kilometres(flight)));
      }
      return { lateByHour: nodes.lateByHour(late, hours), worst: nodes.worst(delays) };
    },
    ratioGoal: 1.03,
    needsPeers: true,
  },
];

/**
 * Measures all cases.
 *
 * @returns {Promise<readonly { name: string, byHand: number, written: number | null, interpreted: number, goal: number | null, ratioGoal: number | null }[]>}
 *   Milliseconds, medians.
 */
export async function measureFanOuts() {
  const flow = dataflow(nodes);
  const rows = [];
  for (const { name, outputs, toInputs, byHand, goal = null, ratioGoal = null, needsPeers = false } of CASES) {
    if (needsPeers && !installPeers()) continue;
    const inputs = toInputs();
    const planned = await loadPlan({ modules: [nodes], inputs: Object.keys(inputs), outputs });
    const [written, interpreted] = [planned && flow.prepare(planned), flow.prepare(outputs)];
    const runs = {
      byHand: () => byHand(inputs),
      // Where every node waits for others there is no code.
      ...(written && { written: () => written.execute({ inputs }) }),
      interpreted: () => interpreted.execute({ inputs }),
    };
    for (const run of Object.values(runs)) deepStrictEqual(await run(), await byHand(inputs));
    rows.push({
      name,
      written: null,
      ...(await measureInTurns(runs, [inputs], { warmUp: 1500, round: 50, rounds: 31 })),
      goal,
      ratioGoal,
    });
  }
  return rows;
}

function mapAll(items, toValue) {
  const values = [];
  for (const item of items) values.push(toValue(item));
  return values;
}

/** As many at a time as there are loops that share the items. */
async function mapLater(items, atOnce) {
  const values = [];
  let next = 0;
  const work = async () => {
    for (let step = items.next(); !step.done; step = items.next()) {
      const place = next++;
      values[place] = await nodes.squaredLater(step.value);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return values;
}

function readFlights() {
  const file = join(import.meta.dirname, "peers/node_modules/vega-datasets/data/flights-200k.json");
  return { flights: JSON.parse(readFileSync(file, "utf8")) };
}
