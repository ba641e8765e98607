/**
 * What TypeScript knows of the nodes that modifiers make, and what it refuses of modifiers.
 *
 * Never run: it is compiled by every supported TypeScript. `Equal` must be exact, and each line under
 * `@ts-expect-error` must be refused.
 */
import {
  checkOutput,
  dataflow,
  dataLoader,
  dataSaver,
  extractColumns,
  extractFields,
  inject,
  loadFrom,
  node,
  parameterize,
  pipeOutput,
  saveTo,
  source,
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

export async function materials(): Promise<void> {
  const loaded = await flow.execute(["page", "page.loader", "page.metadata", "head", "pages.metadata"]);
  assertEqual<
    typeof loaded,
    {
      page: Date;
      "page.loader": [Date, { status: number }];
      "page.metadata": { status: number };
      head: string;
      "pages.metadata": { status: number };
    }
  >(true);
  const fed = await flow.execute(["length", "length.loadData.loaded", "lengthOfNamed.selectData.loaded"]);
  assertEqual<
    typeof fed,
    {
      length: number;
      "length.loadData.loaded": readonly [data: number[], metadata: { rows: number }];
      "lengthOfNamed.selectData.loaded": number[];
    }
  >(true);
  const parameterized = await flow.execute(["thisDay", "thisDay.selectData.now", "thatDay.loadData.now"]);
  assertEqual<(typeof parameterized)["thisDay.selectData.now"], Date>(true);
  const saved = await flow.execute(["archived", "savedOnce", "saved.save", "size.save", "direct.save"]);
  assertEqual<
    typeof saved,
    {
      archived: { bytes: number };
      savedOnce: { count: number };
      "saved.save": { count: number };
      "size.save": { count: number };
      "direct.save": { bytes: number };
    }
  >(true);
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
  // @ts-expect-error a parameter that nothing loads
  void flow.execute(["length.loadData.factor"]);
  // @ts-expect-error the name that the saver has by itself
  void flow.execute(["savedOnce.save"]);
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
  // @ts-expect-error data without metadata
  node(dataLoader(), (): number => 1),
  // @ts-expect-error metadata that are no object
  node(dataLoader(), (): [number, string] => [1, ""]),
  // @ts-expect-error three things
  node(dataLoader(), (): [number, object, object] => [1, {}, {}]),
  // @ts-expect-error no metadata
  node(dataSaver(), (): void => undefined),
  // @ts-expect-error a promise of no metadata
  node(dataSaver(), async (): Promise<void> => Promise.resolve()),
  // @ts-expect-error a list
  node(dataSaver(), (): number[] => []),
  // @ts-expect-error feeds that are missing
  node(loadFrom(modified.series), (loaded: number[]): number => loaded.length),
  // @ts-expect-error a feed that is missing
  node(loadFrom(modified.series, { limit: value(1) }), (loaded: number[]): number => loaded.length),
  // @ts-expect-error a feed of another type
  node(loadFrom(modified.series, { path: value(1) }), (loaded: number[]): number => loaded.length),
  // @ts-expect-error a raw value where a feed is meant
  node(loadFrom(modified.series, { path: "x" }), (loaded: number[]): number => loaded.length),
  // @ts-expect-error an option that the loader does not have
  node(loadFrom(modified.series, { path: source("p"), url: value("x") }), (loaded: number[]): number => loaded.length),
  // @ts-expect-error a parameter of another type
  node(loadFrom(modified.series, { path: source("p") }), (loaded: string): number => loaded.length),
  // @ts-expect-error no parameter of that type
  node(loadFrom(modified.series, { path: source("p") }, { parameter: "b" }), (a: string, b: Date): number => +b),
  // @ts-expect-error a property of another name
  node(loadFrom(modified.series, { path: source("p") }, { parameter: "x" }), ({ a }: { a: number[] }): number => +a),
  // @ts-expect-error a property of another type
  node(loadFrom(modified.series, { path: source("p") }, { parameter: "a" }), ({ a }: { a: string }): number => +a),
  // @ts-expect-error no parameter
  node(loadFrom(modified.series, { path: source("p") }), (): number => 1),
  // @ts-expect-error an option that there is not
  node(loadFrom(modified.clock, {}, { paramter: "a" }), (a: Date): number => +a),
  // @ts-expect-error a saver where a loader is meant
  node(loadFrom(modified.rowSaver, { path: value("x") }), (a: number[]): number => +a),
  // @ts-expect-error a value that the saver cannot save
  node(saveTo(modified.rowSaver, { path: value("x") }), (): string => ""),
  // @ts-expect-error feeds that are missing
  node(saveTo(modified.rowSaver), (): number[] => []),
  // @ts-expect-error a name that is none
  node(saveTo(modified.rowSaver, { path: value("x") }, { name: 1 }), (): number[] => []),
  // @ts-expect-error no modifier
  node(3, (): number => 1),
];

assertEqual<ReturnType<typeof modified.stats>, { mean: number; label: string; other: Date }>(true);
