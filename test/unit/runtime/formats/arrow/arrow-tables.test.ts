/** Arrow tables that caches hash and store. */
import {
  bool,
  columnFromArray,
  dateDay,
  decimal,
  dictionary,
  float64,
  int32,
  int64,
  list,
  map,
  Table,
  tableFromArrays,
  tableFromColumns,
  tableFromIPC,
  tableToIPC,
  timestamp,
  utf8,
  type ExtractionOptions,
} from "@uwdata/flechette";
import { describe, expect, it } from "vitest";
import { deserialize } from "../../../../../runtime/src/cache/values/deserialize.node.ts";
import { serialize } from "../../../../../runtime/src/cache/values/serialize.node.ts";
import { arrowTables } from "../../../../../runtime/src/formats/arrow/arrow-tables.ts";
import { hashValue } from "../../../../../runtime/src/versions/hash-value.ts";
import { createSha256 } from "../../../../../runtime/src/versions/sha256.ts";

const table = tableFromColumns({
  number: columnFromArray([1.5, null, -0]),
  text: columnFromArray(["x", null, "ż"], utf8()),
  word: columnFromArray(["p", "q", "p"], dictionary(utf8())),
  day: columnFromArray([new Date(0), null, new Date(86_400_000)], dateDay()),
  time: columnFromArray([new Date(0), null, new Date(1)], timestamp()),
  list: columnFromArray([[1, 2], null, []], list(float64())),
  point: columnFromArray([{ x: 1, y: "a" }, null, { x: 2, y: "b" }]),
  map: columnFromArray([[["k", 1]], [], null], map(utf8(), int32())),
  large: columnFromArray([1n, 2n, null], int64()),
  flag: columnFromArray([true, null, false], bool()),
  price: columnFromArray([1.25, null, 3], decimal(18, 2, 64)),
});
const bytes = tableToIPC(table, { format: "stream" })!;

const OPTIONS: readonly ExtractionOptions[] = [
  {},
  { useDate: true },
  { useProxy: true },
  { useBigInt: true, useMap: true },
  { useBigIntTimestamp: true, useDate: true },
  { useDecimalInt: true },
];

function hash(value: unknown): string {
  const outcome = hashValue(value, createSha256, [arrowTables]);
  return outcome.kind === "hashed" ? Buffer.from(outcome.digest).toString("hex") : outcome.what;
}

function copy(value: unknown): unknown {
  return deserialize(Buffer.concat(serialize(value, [arrowTables])), [arrowTables]);
}

describe("arrowTables", () => {
  it.each(OPTIONS)("keeps the values and the options %o", (options) => {
    const made = tableFromIPC(bytes, options);
    const read = copy({ nested: [made] }) as { readonly nested: readonly [Table] };
    expect(read.nested[0]).toBeInstanceOf(Table);
    expect(read.nested[0].schema).toEqual(made.schema);
    expect(toValues(read.nested[0])).toEqual(toValues(made));
    expect(read.nested[0].factory).toBe(made.factory);
    expect(hash(read.nested[0])).toBe(hash(made));
  });

  it("tells tables apart by values, types, names, and options that change values", () => {
    const tables = [
      ...OPTIONS.map((options) => tableFromIPC(bytes, options)),
      tableFromArrays({ a: [1, 2] }),
      tableFromArrays({ a: [1, 3] }),
      tableFromArrays({ b: [1, 2] }),
      tableFromArrays({ a: Float32Array.of(1, 2) }),
      tableFromArrays({ a: ["1", "2"] }),
      tableFromArrays({}),
    ];
    expect(new Set(tables.map(hash)).size).toBe(tables.length);
    expect(hash(table)).toBe(hash(tableFromIPC(bytes)));
    for (const each of tables) expect(hash(copy(each))).toBe(hash(each));
  });

  it("keeps large tables", () => {
    const large = tableFromArrays({
      id: Array.from({ length: 20_000 }, (_, row) => row),
      city: Array.from({ length: 20_000 }, (_, row) => `city ${row % 30}`),
    });
    expect((copy(large) as Table).toColumns()).toEqual(large.toColumns());
  });

  it("refuses tables that one set of options cannot make", () => {
    const make = (options: ExtractionOptions): Table => tableFromIPC(bytes, options).select(["day", "time"]);
    const [some, others] = [make({ useDate: true }), make({})];
    expect(hash(some)).not.toBe(hash(others));
    const mixed = new Table(some.schema, [others.children[0]!, some.children[1]!]);
    expect(hash(mixed)).toBe(
      'an instance of the class Table that the codec "arrowTables" refuses: its columns were made with different options',
    );
  });

  it("refuses tables whose batches have dictionaries of their own", () => {
    const make = (words: readonly string[]): Table =>
      tableFromColumns({ word: columnFromArray([...words], dictionary(utf8())) });
    const [some, others] = [make(["a", "b"]), make(["c", "d"])];
    const column = columnFromArray(["a"], dictionary(utf8()));
    const joined = Object.assign(Object.create(Object.getPrototypeOf(column) as object) as typeof column, column, {
      data: [...some.children[0]!.data, ...others.children[0]!.data],
    });
    expect(hash(new Table(some.schema, [joined]))).toMatch("dictionaries of their own");
  });
});

function toValues(each: Table): readonly (readonly unknown[])[] {
  const rows = Array.from({ length: each.numRows }, (_, row) => row);
  return each.children.map((column) => rows.map((row) => toPlain(column.at(row))));
}

/** Proxies of rows as records, so that they can be compared. */
function toPlain(value: unknown): unknown {
  const { toJSON } = (value ?? {}) as { readonly toJSON?: () => unknown };
  return typeof toJSON === "function" && !(value instanceof Date) ? toJSON.call(value) : value;
}
