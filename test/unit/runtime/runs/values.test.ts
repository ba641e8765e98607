/** How values are described: shape, summary and sample. */
import { tableFromArrays } from "@uwdata/flechette";
import { recordRuns, type RecordRunsOptions, type RunValue } from "@icosian/runtime/runs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";
import { readRecorded, RunFolder } from "./run-folder.ts";

const folders = new RunFolder();
const MODULE = makeModule(
  "src/a.ts",
  define("a", ["x"], () => 1),
);

/** Records a value as an input. */
function describeInput(x: unknown, options: RecordRunsOptions = {}): RunValue {
  const folder = folders.fresh();
  build({ modules: [MODULE], adapters: [recordRuns({ folder, git: false, ...options })] }).executeSync(["a"], {
    inputs: { x },
  });
  return readRecorded(folder).record.inputs["x"]!;
}

class Client {
  readonly secret = "hunter2";
}

describe("the shape", () => {
  it.each<[unknown, Partial<RunValue>]>([
    [1.5, { type: "number", length: null, missing: 0 }],
    [NaN, { type: "number", missing: 1 }],
    [null, { type: "null", missing: 1 }],
    ["four", { type: "string", length: 4, missing: 0 }],
    [12n, { type: "bigint", missing: 0 }],
    [Float64Array.of(1, NaN, 3), { type: "Float64Array", length: 3, missing: 1, columns: null }],
    [Int32Array.of(1, 2), { type: "Int32Array", length: 2, missing: 0 }],
    [["a", null, undefined, "b"], { type: "Array", length: 4, missing: 2, columns: null }],
    [[], { type: "Array", length: 0, missing: 0 }],
    [new Map([["a", 1]]), { type: "Map", length: 1, missing: null }],
    [new Set([1, 2, 3]), { type: "Set", length: 3 }],
    [new Uint8Array(10).buffer, { type: "ArrayBuffer", length: 10 }],
    [
      { rate: 1, name: "a" },
      { type: "object", length: 2, columns: null },
    ],
    [new Date(0), { type: "Date", length: null }],
    [
      { id: Int32Array.of(1, 2), spend: [2.5, null], name: ["a", "b"] },
      {
        type: "object",
        length: 2,
        missing: 1,
        columns: [
          { name: "id", type: "number", missing: 0, summary: null },
          { name: "spend", type: "number | null", missing: 1, summary: null },
          { name: "name", type: "string", missing: 0, summary: null },
        ],
      },
    ],
    [
      [{ id: 1 }, { id: 2, on: new Date(0) }],
      {
        type: "Array",
        length: 2,
        missing: 1,
        columns: [
          { name: "id", type: "number", missing: 0, summary: null },
          { name: "on", type: "Date | null", missing: 1, summary: null },
        ],
      },
    ],
  ])("of %o", (value, expected) => {
    const described = describeInput(value);
    expect(described).toMatchObject(expected);
    expect(described).toMatchObject({
      version: expect.any(String) as string,
      opaque: null,
      summary: null,
      sample: null,
    });
  });

  it("of values that cannot be hashed says why, and counts what it can", () => {
    expect(describeInput(() => 1)).toMatchObject({
      version: null,
      type: "function",
      opaque: expect.stringContaining("function") as string,
    });
    expect(describeInput(new Client())).toMatchObject({ version: null, type: "Client", length: null });
    expect(
      describeInput([
        { id: 1, client: new Client() },
        { id: null, client: null },
      ]),
    ).toMatchObject({
      version: null,
      opaque: expect.stringMatching(/^\[0\]\.client is an instance of the class .?Client/) as string,
      length: 2,
      missing: 2,
    });
    expect(describeInput((function* () {})())).toMatchObject({ version: null });
  });

  it("of an Arrow table is that of its columns", () => {
    const table = tableFromArrays({ id: Int32Array.of(1, 2, 3), name: ["a", null, "c"] });
    expect(describeInput(table)).toMatchObject({
      version: null,
      length: 3,
      missing: 1,
      columns: [
        { name: "id", type: "number", missing: 0 },
        { name: "name", type: "string | null", missing: 1 },
      ],
    });
  });

  it("hashes instances of classes with codecs", () => {
    const money = {
      name: "Client",
      is: (value: object) => value instanceof Client,
      encode: () => 1,
      decode: () => new Client(),
    };
    expect(describeInput(new Client(), { codecs: [money] })).toMatchObject({ version: expect.any(String) as string });
  });
});

describe("the summary", () => {
  const summarize = (value: unknown): RunValue["summary"] => describeInput(value, { values: "summary" }).summary;

  it("of numbers has their range and quantiles", () => {
    expect(summarize(Float64Array.from({ length: 101 }, (_, index) => 100 - index))).toMatchObject({
      least: 0,
      greatest: 100,
      quantiles: [5, 25, 50, 75, 95],
    });
    expect(summarize([3, null, 1, NaN])).toMatchObject({ least: 1, greatest: 3 });
    expect(summarize([NaN, NaN])).toEqual({ least: null, greatest: null, quantiles: null, mostFrequent: [] });
    expect(summarize([-Infinity, Infinity])).toMatchObject({
      least: "-Infinity",
      greatest: "Infinity",
      quantiles: null,
    });
    expect(summarize(0.93)).toEqual({ least: 0.93, greatest: 0.93, quantiles: null, mostFrequent: null });
  });

  it("of other values has the range of those that have one, and the most frequent ones", () => {
    expect(summarize(["b", "a", "b", null, "c", "b", "a"])).toEqual({
      least: null,
      greatest: null,
      quantiles: null,
      mostFrequent: [
        { value: "b", count: 3 },
        { value: "a", count: 2 },
        { value: "c", count: 1 },
      ],
    });
    expect(summarize([new Date(5), new Date(1)])).toMatchObject({
      least: new Date(1).toISOString(),
      greatest: new Date(5).toISOString(),
    });
    expect(summarize(BigInt64Array.of(5n, 2n))).toMatchObject({ least: "2n", greatest: "5n" });
    expect(summarize([1, "a", 2n])).toMatchObject({ least: null, greatest: null, quantiles: null });
    expect(summarize(Array.from({ length: 10_001 }, (_, index) => `text ${index}`))).toMatchObject({
      mostFrequent: null,
    });
  });

  it("is one per column of a table", () => {
    const { columns, summary } = describeInput([{ a: 1 }, { a: 3 }], { values: "summary" });
    expect(summary).toBeNull();
    expect(columns).toMatchObject([{ name: "a", summary: { least: 1, greatest: 3 } }]);
  });
});

describe("the sample", () => {
  const sample = (value: unknown): RunValue["sample"] => describeInput(value, { values: "sample" }).sample;

  it("has the first rows, the first elements, or the value", () => {
    const ids = Int32Array.from({ length: 9 }, (_, index) => index);
    expect(sample(ids)).toEqual([0, 1, 2, 3, 4]);
    expect(sample({ ids, name: [...ids].map(String) })?.[4]).toEqual({ ids: 4, name: "4" });
    expect(sample([{ a: 1 }, { b: new Date(0) }])).toEqual([
      { a: 1, b: null },
      { a: null, b: new Date(0).toISOString() },
    ]);
    expect(sample({ nested: { deep: [1, "a"] } })).toEqual([{ nested: { deep: [1, "a"] } }]);
    expect(sample(7n)).toEqual(["7n"]);
    expect(sample(new Client())).toBeNull();
  });
});

describe("any value", () => {
  it("has a description that the schema accepts, and that is the same when it is described again", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(anything, fc.constantFrom("shape", "summary", "sample"), (value, values) => {
        // Undefined is an input that is not given.
        if (value === undefined) return;
        expect(describeInput(value, { values: values as "shape" })).toEqual(
          describeInput(value, { values: values as "shape" }),
        );
      }),
      { numRuns: 150 },
    );
  });
});
