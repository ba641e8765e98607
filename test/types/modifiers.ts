/**
 * What TypeScript knows of the nodes that modifiers make, and what it refuses of modifiers.
 *
 * Never run: it is compiled by every supported TypeScript. `Equal` must be exact, and each line under
 * `@ts-expect-error` must be refused.
 */
import {
  checkOutput,
  dataflow,
  extractColumns,
  extractFields,
  inject,
  node,
  parameterize,
  pipeOutput,
  step,
  tag,
  unpackFields,
  value,
  when,
  type NodeValue,
  type ValidationResult,
} from "@icosian/runtime";
import * as modified from "./modified.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function assertEqual<A, B>(_: Equal<A, B>): void {}

const flow = dataflow(modified);

export async function results(): Promise<void> {
  const variants = await flow.execute(["holidays", "closed__by", "usRenamed"]);
  assertEqual<typeof variants, { holidays: string | number; closed__by: boolean; usRenamed: number }>(true);
  const fields = await flow.execute(["mean", "label", "first", "second", "stats"]);
  assertEqual<
    typeof fields,
    { mean: number; label: string; first: number; second: bigint; stats: { mean: number; label: string; other: Date } }
  >(true);
  const elements = await flow.execute(["low", "high", "a", "b", "c"]);
  assertEqual<typeof elements, { low: number; high: string; a: number[]; b: string[]; c: Float64Array }>(true);
  const several = await flow.execute(["avg3", "avg8.part"]);
  assertEqual<typeof several, { avg3: { part: number }; "avg8.part": number }>(true);
  const quality = await flow.execute([
    "checked",
    "checked_raw",
    "checked_range_validator",
    "checked_allowNaN_validator",
  ]);
  assertEqual<
    typeof quality,
    {
      checked: number;
      checked_raw: number;
      checked_range_validator: ValidationResult;
      checked_allowNaN_validator: ValidationResult;
    }
  >(true);
  const inner = await flow.execute(["piped", "piped.raw", "nested.spendMean"]);
  assertEqual<typeof inner, { piped: string; "piped.raw": unknown; "nested.spendMean": number }>(true);
  const byFunction = await flow.execute([modified.fed]);
  assertEqual<typeof byFunction, { fed: number }>(true);
  assertEqual<NodeValue<typeof modified, "mean">, number>(true);
}

export function refusedNames(): void {
  // @ts-expect-error the function of a parameterize is no node
  void flow.execute(["rolling"]);
  // @ts-expect-error the name of a variant is no node
  void flow.execute(["holidays__us"]);
  // @ts-expect-error not extracted
  void flow.execute(["other"]);
  // @ts-expect-error excluded
  void flow.execute(["hidden"]);
  // @ts-expect-error a mutation is no node
  void flow.execute(["mutating"]);
  // @ts-expect-error an override of another type
  void flow.execute(["stats"], { overrides: { mean: "3" } });
}

export const refusedModifiers: readonly unknown[] = [
  // @ts-expect-error a field that the type does not have
  node(extractFields("mena"), (): { mean: number } => ({ mean: 1 })),
  // @ts-expect-error more names than elements
  node(unpackFields("a", "b", "c"), (): [number, string] => [1, ""]),
  // @ts-expect-error a column that rows do not have
  node(extractColumns("z"), (): { a: number }[] => []),
  // @ts-expect-error a raw value where a feed is meant
  node(inject({ a: 1 }), (a: number): number => a),
  // @ts-expect-error a raw value where a feed is meant
  node(parameterize({ x: { a: 1 } }), (a: number): number => a),
  // @ts-expect-error a check that there is not
  node(checkOutput({ rnage: [0, 1] }), (): number => 1),
  // @ts-expect-error a step that takes something else
  node(pipeOutput(step((x: number, y: number) => x + y)), (): number => 1),
  // @ts-expect-error an argument of a step of another type
  node(pipeOutput(step((x: number, y: number) => x + y, value("1"))), (): number => 1),
  // @ts-expect-error a tag that is a number
  node(tag({ k: 1 }), (): number => 1),
  // @ts-expect-error a gate on an object
  node(when({ k: {} }), (): number => 1),
  // @ts-expect-error no modifier
  node(3, (): number => 1),
];

assertEqual<ReturnType<typeof modified.stats>, { mean: number; label: string; other: Date }>(true);
