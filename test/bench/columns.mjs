/** Measures the same eight scalar features over a million rows: by `executeColumns`, by hand, by polars, as objects. */
import { deepStrictEqual, ok } from "node:assert";
import { dataflow } from "@icosian/runtime";
import { computeFused, computeObject, computePerFeature } from "./columns-by-hand.mjs";
import { installPeers } from "./peers.mjs";
import * as features from "./scalar-features.ts";
import { loadColumnPlan } from "./write-plan.mjs";

const ROWS = 1_000_000;

const OUTPUTS = Object.keys(features).filter((name) => !name.startsWith("$"));

/** What each candidate may cost at most as a part of the others: `executeColumns` as code, divided by it. */
const GOALS = { fused: 1.1, perFeature: 0.8, polars: 1, objects: 0.1 };

const NAMES = {
  written: "executeColumns, as code",
  interpreted: "executeColumns, interpreted",
  fused: "one fused loop by hand",
  perFeature: "one loop per feature by hand",
  polars: "nodejs-polars, lazy",
  objects: "rows as objects by hand",
  requests: "executeSync per row, prepared",
};

/**
 * Measures all candidates.
 *
 * @returns {Promise<readonly { name: string, milliseconds: number, ratio: number, goal: number | null }[]>} Medians;
 *   ratios are `executeColumns` as code against the candidate, medians of pairs.
 */
export async function measureColumns() {
  const columns = makeColumns();
  const flow = dataflow(features);
  const planned = await loadColumnPlan({ modules: [features], columns: Object.keys(columns), outputs: OUTPUTS });
  const written = () => flow.executeColumns(planned, { columns });
  const expected = written();
  const runs = {
    fused: () => computeFused(columns),
    perFeature: () => computePerFeature(columns),
    ...(installPeers() ? { polars: await preparePolars(columns) } : {}),
    interpreted: () => flow.executeColumns(OUTPUTS, { columns }),
  };
  for (const run of Object.values(runs)) checkColumns(run(), expected);
  const rows = Object.entries(runs).map(([run, other]) => toRow(run, measurePairs(written, other)));
  const own = rows[0].own;
  // Millions of objects make every collection of garbage slow, so these come last and are not measured in pairs.
  const objects = toObjects(columns);
  const prepared = flow.prepare(OUTPUTS);
  const more = {
    objects: () => objects.map(computeObject),
    requests: () => objects.map((inputs) => prepared.executeSync({ inputs })),
  };
  for (const [run, compute] of Object.entries(more)) {
    const found = compute();
    for (const row of [0, 1, ROWS - 1])
      for (const name of OUTPUTS) deepStrictEqual(found[row][name], expected[name][row]);
    const times = Array.from({ length: 7 }, () => time(compute));
    rows.push(toRow(run, { milliseconds: median(times), ratio: own / median(times) }));
  }
  return [toRow("written", { milliseconds: own, ratio: 1 }), ...rows];
}

function toRow(run, measured) {
  return { name: NAMES[run], ...measured, goal: GOALS[run] ?? null };
}

/** Polars computes logarithms in another way, so its last digits may differ. */
function checkColumns(found, expected) {
  for (const name of OUTPUTS) {
    const column = found[name] ?? found.getColumn(name).toTypedArray();
    for (let row = 0; row < ROWS; row++) ok(Math.abs(column[row] - expected[name][row]) <= 1e-9);
  }
}

/** Runs two functions in turns; each pair gives a ratio, so that a noisy machine is noisy for both. */
function measurePairs(own, other) {
  // V8 has compiled both after a few calls over so many rows.
  for (let call = 0; call < 8; call++) time(call % 2 === 0 ? own : other);
  const pairs = Array.from({ length: 41 }, (_, pair) => {
    const [first, second] = pair % 2 === 0 ? [own, other] : [other, own];
    const times = [time(first), time(second)];
    return pair % 2 === 0 ? times : times.toReversed();
  });
  return {
    own: median(pairs.map(([ours]) => ours)),
    milliseconds: median(pairs.map(([, its]) => its)),
    ratio: median(pairs.map(([ours, its]) => ours / its)),
  };
}

function time(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function makeColumns() {
  return {
    distance: Float64Array.from({ length: ROWS }, (_, row) => 50 + ((row * 7919) % 2500)),
    minutes: Float64Array.from({ length: ROWS }, (_, row) => 20 + ((row * 104_729) % 400)),
    delay: Float64Array.from({ length: ROWS }, (_, row) => ((row * 15_485_863) % 240) - 30.5),
    time: Float64Array.from({ length: ROWS }, (_, row) => ((row * 31) % 2400) / 100),
  };
}

function toObjects({ distance, minutes, delay, time }) {
  return Array.from({ length: ROWS }, (_, row) => {
    return { distance: distance[row], minutes: minutes[row], delay: delay[row], time: time[row] };
  });
}

/** The columns are in polars before, and the results stay there. Polars uses all cores. */
async function preparePolars(columns) {
  const { polars: pl } = await import("./peers/polars.mjs");
  const frame = pl.DataFrame(columns);
  const choose = (condition) => pl.when(condition).then(pl.lit(1)).otherwise(pl.lit(0));
  const [distance, minutes, delay, time] = ["distance", "minutes", "delay", "time"].map((name) => pl.col(name));
  const kilometres = distance.mul(pl.lit(1.609344));
  const speed = pl
    .when(minutes.gt(pl.lit(0)))
    .then(kilometres.div(minutes.div(pl.lit(60))))
    .otherwise(pl.lit(NaN));
  const isLate = choose(delay.gt(pl.lit(15)));
  const hour = time.floor();
  const isMorning = hour.gtEq(pl.lit(7)).and(hour.lt(pl.lit(10)));
  const isRush = choose(isMorning.or(hour.gtEq(pl.lit(16)).and(hour.lt(pl.lit(19)))));
  const logDelay = pl
    .when(delay.gt(pl.lit(0)))
    .then(delay)
    .otherwise(pl.lit(0))
    .add(pl.lit(1))
    .log(Math.E);
  const score = isLate
    .mul(pl.lit(10))
    .add(isRush.mul(pl.lit(2)))
    .add(logDelay)
    .sub(speed.div(pl.lit(1000)));
  const delayPerKilometre = delay.div(kilometres);
  const all = { kilometres, speed, isLate, hour, isRush, logDelay, delayPerKilometre, score };
  return () =>
    frame
      .lazy()
      .select(...OUTPUTS.map((name) => all[name].as(name)))
      .collectSync();
}
