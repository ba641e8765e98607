/** Each sample compiles through its own tsconfig, runs, and prints what its expected output says. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, meansByDuckdb, read, sumsByDuckdb } from "./flights-by-duckdb.ts";

const samples = join(import.meta.dirname, "../../samples");

/** Runs a command of a sample; fails with all that it printed when it fails. */
function run(sample: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, { cwd: join(samples, sample), encoding: "utf8" });
}

describe.each(readdirSync(samples))("samples/%s", (sample) => {
  it("prints what is expected", () => {
    const expected = readFileSync(join(samples, sample, "expected-output.txt"), "utf8");
    expect(run(sample, "npm", "run", "--silent", "demo")).toBe(expected);
  });

  it("shows its graph as it is", () => {
    expect(readFileSync(join(samples, sample, "README.md"), "utf8")).toContain("](graph.svg)");
    const drawn = join(mkdtempSync(join(tmpdir(), "icosian-sample-")), "graph.svg");
    // The last file counts: that of the script is not touched.
    run(sample, "npm", "run", "--silent", "graph", "--", "--out", drawn);
    expect(readFileSync(drawn, "utf8")).toBe(readFileSync(join(samples, sample, "graph.svg"), "utf8"));
  });

  it("has a README and needs nothing but published packages", () => {
    expect(readFileSync(join(samples, sample, "README.md"), "utf8")).toContain("npm run demo");
    const tsconfig = readFileSync(join(samples, sample, "tsconfig.json"), "utf8");
    expect(tsconfig).not.toContain("..");
  });
});

it("samples/weather reports in the unit that its config chooses", () => {
  const normals = (text: string): readonly number[] =>
    /mean of each month +(.*)/.exec(text)?.[1]?.split(" ").map(Number) ?? [];
  const celsius = normals(run("weather", "node", "dist/main.js"));
  const fahrenheit = normals(run("weather", "node", "dist/main.js", "fahrenheit"));
  expect(celsius).toHaveLength(12);
  // Both are rounded to a tenth.
  fahrenheit.forEach((each, month) => expect(Math.abs(each - (celsius[month]! * 1.8 + 32))).toBeLessThan(0.15));
});

describe("samples/flights agrees with DuckDB", () => {
  const flights = join(samples, "../node_modules/vega-datasets/data/flights-3m.parquet");
  const saved = (name: string): string => join(samples, "flights/dist/data", name);
  let duckdb: Awaited<ReturnType<typeof connect>>;
  beforeAll(async () => {
    duckdb = await connect();
  });
  afterAll(() => duckdb.closeSync());

  /** A line of the output for a row. */
  const lineOf = ({ group, flights, meanDelay, lateShare }: Readonly<Record<string, unknown>>): string =>
    `${String(group).padEnd(18)} ${(meanDelay as number).toFixed(2)}, ${(100 * (lateShare as number)).toFixed(1)} % late, ${String(flights)} flights`;

  it("in the saved means by hour", async () => {
    const own = await read(duckdb, `from '${saved("hours.csv")}' order by 1`);
    const theirs = await meansByDuckdb(duckdb, flights, "hour");
    expect(theirs).toHaveLength(24);
    own.forEach((row, hour) => {
      const expected = theirs[hour]!;
      expect([Number(row.group), Number(row.flights)]).toEqual([Number(expected.group), expected.flights]);
      expect(row.meanDelay).toBeCloseTo(expected.meanDelay as number, 9);
      expect(row.lateShare).toBeCloseTo(expected.lateShare as number, 12);
    });
  });

  it("in the saved features of all flights", async () => {
    const [theirs, own] = await sumsByDuckdb(duckdb, flights, saved("features.parquet"));
    expect(own).toEqual(theirs);
    expect(own[0]!.rows).toBe(3_000_000);
  });

  it("in what it prints of both steps", async () => {
    const output = readFileSync(join(samples, "flights/expected-output.txt"), "utf8");
    const airports = (await meansByDuckdb(duckdb, flights, "origin")).filter(({ flights }) => Number(flights) >= 5_000);
    const worst = airports.toSorted((a, b) => Number(b.meanDelay) - Number(a.meanDelay)).slice(0, 3);
    const parts = await meansByDuckdb(duckdb, flights, "part", "relative");
    const hauls = await meansByDuckdb(duckdb, flights, "haul", "relative");
    for (const row of [...worst, ...parts, ...hauls]) expect(output).toContain(lineOf(row));
    const [known] = await read(
      duckdb,
      `select quantile_cont(greatest(-120, least(1440, delay)), [0.5, 0.9, 0.99]) as q from '${flights}'`,
    );
    expect(output).toContain(`at most ${(known!.q as readonly number[]).join(", ")} minutes late`);
  });
});
