/** The kernels agree with DuckDB's window functions and aggregates. */
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as kernels from "@icosian/runtime/columns";
import { toColumns } from "@icosian/runtime/data";
import { findDifference } from "./naive-kernels.ts";

const ROWS = 5000;
const GROUPS = 37;
/** Numbers without a pattern, always the same. */
const SPEND = Float64Array.from({ length: ROWS }, (_, row) => ((row * 7919) % 10_007) / 16 - 200);
const GROUP = Array.from({ length: ROWS }, (_, row) => `g${(row * row) % GROUPS}`);

let connection: DuckDBConnection;

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`create table rows as
    select i::integer as id, (i * 7919 % 10007) / 16.0::double - 200 as spend, 'g' || (i * i % ${GROUPS}) as grouped
    from range(${ROWS}) numbers(i)`);
});
afterAll(() => connection.closeSync());

/** Asks for one number per row, in the order of the rows; null becomes NaN. */
async function ask(sql: string): Promise<Float64Array> {
  const { answer } = toColumns(await connection.run(`select ${sql} as answer from rows order by id`));
  return Float64Array.from(answer as ArrayLike<number | null>, (each) => each ?? NaN);
}

it("starts from the same table", async () => {
  expect(await ask("spend")).toEqual(SPEND);
});

describe.each([1, 2, 7, 500, 6000])("windows of %d rows", (window) => {
  it.each([
    ["avg", kernels.rollingMean],
    ["sum", kernels.rollingSum],
    ["min", kernels.rollingMin],
    ["max", kernels.rollingMax],
    ["stddev_samp", kernels.rollingStd],
  ])("%s", async (name, kernel) => {
    const frame = `over (order by id rows between ${window - 1} preceding and current row)`;
    const expected = await ask(`case when id >= ${window - 1} then ${name}(spend) ${frame} end`);
    expect(findDifference(kernel(SPEND, window), expected, 1e-9)).toBeNull();
  });
});

describe.each([1, 3, 4999, 5000])("rows at a distance of %d", (by) => {
  it("lag, lead, difference and ratio", async () => {
    const lag = `lag(spend, ${by}) over (order by id)`;
    expect(findDifference(kernels.shift(SPEND, by), await ask(lag), 1e-9)).toBeNull();
    expect(
      findDifference(kernels.shift(SPEND, -by), await ask(`lead(spend, ${by}) over (order by id)`), 1e-9),
    ).toBeNull();
    expect(findDifference(kernels.difference(SPEND, by), await ask(`spend - ${lag}`), 1e-9)).toBeNull();
    const ratios = kernels.ratioToLag(SPEND, by).map((each) => (Number.isFinite(each) ? each : NaN));
    expect(findDifference(ratios, await ask(`spend / nullif(${lag}, 0)`), 1e-9)).toBeNull();
  });
});

describe("whole columns", () => {
  it("cumulative sums", async () => {
    expect(findDifference(kernels.cumulativeSum(SPEND), await ask("sum(spend) over (order by id)"), 1e-9)).toBeNull();
  });

  it("means of groups", async () => {
    expect(
      findDifference(kernels.groupMean(SPEND, GROUP), await ask("avg(spend) over (partition by grouped)"), 1e-9),
    ).toBeNull();
  });

  it("z-scores", async () => {
    expect(
      findDifference(
        kernels.zScore(SPEND),
        await ask("(spend - avg(spend) over ()) / stddev_samp(spend) over ()"),
        1e-9,
      ),
    ).toBeNull();
  });

  it("quantiles", async () => {
    const probabilities = [0, 0.01, 0.25, 0.5, 0.333, 0.9999, 1];
    const { answer } = toColumns(
      await connection.run(
        `select unnest(quantile_cont(spend, [${probabilities.join(", ")}]))::double as answer from rows`,
      ),
    );
    expect(
      findDifference(kernels.quantiles(SPEND, probabilities), Float64Array.from(answer as ArrayLike<number>), 1e-9),
    ).toBeNull();
  });
});
