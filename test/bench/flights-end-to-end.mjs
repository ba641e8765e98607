/** Measures the sample `flights` from file to file against the same work by hand, each in a process of its own. */
import { deepStrictEqual } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const GOAL = 1.05;
const PAIRS = Number(process.env.PAIRS ?? 9);
const KINDS = ["icosian", "byHand"];

/**
 * Measures pairs of processes, in turns.
 *
 * @returns {Promise<readonly { name: string, icosian: number, byHand: number, ratio: number, goal: number | null }[]>}
 *   Medians: milliseconds, of all threads for processor time, and megabytes at the peak.
 */
export async function measureFlights() {
  const sample = join(import.meta.dirname, "../../samples/flights");
  runNode([join(sample, "../../node_modules/ts-patch/bin/tspc.js"), "-p", sample]);
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-"));
  const targetOf = (kind) => join(folder, `${kind}.parquet`);
  const source = join(sample, "../../node_modules/vega-datasets/data/flights-3m.parquet");
  const measure = (kind) =>
    JSON.parse(runNode([join(import.meta.dirname, "measure-flights.mjs"), kind, source, targetOf(kind)]));
  try {
    // The first processes fill the caches of the disk, and show that the work is the same.
    const [first, second] = KINDS.map(measure);
    deepStrictEqual(first.figures, second.figures);
    await compareFiles(...KINDS.map(targetOf));
    const pairs = Array.from({ length: PAIRS }, (_, round) => {
      const order = round % 2 === 0 ? KINDS : KINDS.toReversed();
      return Object.fromEntries(order.map((kind) => [kind, measure(kind)]));
    });
    const toRow = (name, unit, goal) => ({
      name,
      icosian: median(pairs.map(({ icosian }) => icosian[unit])),
      byHand: median(pairs.map(({ byHand }) => byHand[unit])),
      ratio: median(pairs.map(({ icosian, byHand }) => icosian[unit] / byHand[unit])),
      goal,
    });
    return [
      toRow("time (ms)", "milliseconds", GOAL),
      toRow("processor time (ms)", "processor", GOAL),
      toRow("peak memory (MB)", "megabytes", null),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Both files have the same rows, up to the rounding of sums. */
async function compareFiles(one, other) {
  const duckdb = await (await DuckDBInstance.create()).connect();
  const exact = `hour, "partOfDay", haul, "relativeDelay", "isLate", round("excessDelay", 6)`;
  const reader = await duckdb.runAndReadAll(
    `select count(*)::integer as rows from (select ${exact} from '${one}' except all select ${exact} from '${other}')`,
  );
  duckdb.closeSync();
  deepStrictEqual(reader.getRowObjectsJS(), [{ rows: 0 }]);
}

function runNode(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr + stdout);
  return stdout;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
