/**
 * What TypeScript knows of a request over columns.
 *
 * Never run: it is compiled by every supported TypeScript. `Equal` must be exact, and each line under
 * `@ts-expect-error` must be refused.
 */
import { dataflow } from "@icosian/runtime";
import * as scores from "./scores.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function assertEqual<A, B>(_: Equal<A, B>): void {}

const flow = dataflow(scores);
declare const score: Float64Array;

export function results(names: readonly string[], dynamic: Record<string, unknown>): void {
  const columns = { score };
  const typed = flow.executeColumns(["double", "minutes", "level"], { columns });
  assertEqual<typeof typed, { double: Float64Array; minutes: Float64Array; level: Float64Array }>(true);
  const lists = flow.executeColumns(["label", "isHigh", "maybe", "huge"], { columns, inputs: { unit: "kg" } });
  assertEqual<typeof lists, { label: string[]; isHigh: boolean[]; maybe: (number | null)[]; huge: bigint[] }>(true);
  const open = flow.executeColumns(["anything"], { columns });
  assertEqual<typeof open, { anything: Float64Array | unknown[] }>(true);

  // A given column stays as it is; what all rows share is repeated.
  const given = flow.executeColumns(["score", "unit"], { columns, inputs: { unit: "kg" } });
  assertEqual<typeof given, { score: Float64Array; unit: string[] }>(true);
  const byFunction = flow.executeColumns([scores.label], { columns, inputs: { unit: "kg" }, overrides: { double: 2 } });
  assertEqual<typeof byFunction, { label: string[] }>(true);
  const prepared = flow.prepare(["double"]).executeColumns({ columns: { score: [1, 2] } });
  assertEqual<typeof prepared, { double: Float64Array }>(true);

  const some = flow.executeColumns(names, { columns }).double;
  assertEqual<(typeof some & object)["length"], number>(true);
  const loaded = dataflow(dynamic).executeColumns(["double"], { columns });
  assertEqual<typeof loaded, { double: Float64Array | unknown[] }>(true);
}

export function refused(): void {
  const columns = { score };
  // @ts-expect-error a misspelt output
  flow.executeColumns(["duoble"], { columns });
  // @ts-expect-error no columns
  flow.executeColumns(["double"], { inputs: { score: 1 } });
  // @ts-expect-error no options
  flow.executeColumns(["double"]);
  // @ts-expect-error a column that is a value
  flow.executeColumns(["double"], { columns: { score: 1 } });
  // @ts-expect-error text is no column
  flow.executeColumns(["double"], { columns: { score: "1, 2" } });
  // @ts-expect-error nothing can be aborted
  flow.executeColumns(["double"], { columns, signal: new AbortController().signal });
  // @ts-expect-error an override of another type
  flow.executeColumns(["label"], { columns, overrides: { double: "2" } });
}
