/**
 * What TypeScript knows of a dataflow from a generated file.
 *
 * Never run: it is compiled by every supported TypeScript. `Equal` must be exact, and each line under
 * `@ts-expect-error` must be refused.
 */
import { manifest, type Inputs, type Needs, type Outputs } from "./spend.gen.js";
import * as spending from "./spend.js";
import { createFormat, from, to } from "@icosian/runtime/data";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function assertEqual<A, B>(_: Equal<A, B>): void {}

const own = createFormat<{ path: string; columns?: readonly string[] }, { path: string }, unknown>("own", {
  load: () => [{}, { rows: null, bytes: null, columns: [], checksum: null, durationMs: 0 }],
  save: () => ({ rows: null, bytes: null, columns: [], checksum: null, durationMs: 0 }),
});

declare const spend: Float64Array;
declare const signups: Float64Array;

assertEqual<
  Inputs,
  {
    readonly spend: Float64Array;
    readonly signups: Float64Array;
    readonly currency: string | undefined;
    readonly digits: number | undefined;
    readonly factor: bigint;
    readonly shift: number | undefined;
  }
>(true);
assertEqual<Outputs["label"], string>(true);
assertEqual<Needs["spendPerSignup"], "spend" | "signups">(true);
assertEqual<Needs["label"], "spend">(true);
assertEqual<Needs["scaled"], "spend" | "factor">(true);
assertEqual<Needs["constant"], never>(true);
assertEqual<Needs["signups"], "signups">(true);

export async function results(names: readonly string[]): Promise<void> {
  const two = await manifest.execute(["spendPerSignup", "label"], { inputs: { spend, signups } });
  assertEqual<typeof two, { spendPerSignup: Float64Array; label: string }>(true);

  // What is not needed may be left out; what is optional may be given.
  const one = manifest.executeSync(["label"], { inputs: { spend, currency: "CHF" } });
  assertEqual<typeof one, { label: string }>(true);
  const nothing = manifest.executeSync(["constant"]);
  assertEqual<typeof nothing, { constant: 3 }>(true);

  // An input may be asked for; a function stands for its node.
  const input = manifest.executeSync(["spend"], { inputs: { spend } });
  assertEqual<typeof input, { spend: Float64Array }>(true);
  const byFunction = manifest.executeSync([spending.spendMean], { inputs: { spend } });
  assertEqual<typeof byFunction, { spendMean: number }>(true);

  // What is overridden needs nothing.
  const overridden = manifest.executeSync(["label"], { overrides: { spendMean: 3 } });
  assertEqual<typeof overridden, { label: string }>(true);

  // What the config gives is not asked for again.
  const configured = manifest.configure({ spend, currency: "CHF" }).executeSync(["label", "currency"]);
  assertEqual<typeof configured, { label: string; currency: string }>(true);
  const watched = manifest.with({ adapters: [{ name: "watch" }], config: { spend, currency: "CHF" } });
  const labelled = watched.executeSync(["label", "currency"]);
  assertEqual<typeof labelled, { label: string; currency: string }>(true);
  const plain = manifest.with({ threads: 2 }).executeSync(["spendMean"], { inputs: { spend } });
  assertEqual<typeof plain, { spendMean: number }>(true);

  // What a materializer provides is not asked for, and what it makes may be requested.
  const loaded = manifest.with({
    materializers: [
      from(own<{ spend: Float64Array }>(), { columns: ["spend"], path: "" }),
      to(own, { id: "saved", dependencies: ["label"], path: "" }),
    ],
  });
  const values = await loaded.execute(["label", "saved", "spend.metadata"]);
  assertEqual<(typeof values)["label"], string>(true);
  assertEqual<(typeof values)["saved"]["bytes"], number | null>(true);
  const { metadata, results: further } = await manifest.materialize(
    [to(own, { id: "kept", dependencies: ["spendMean"], path: "" })],
    { inputs: { spend }, outputs: ["label"] },
  );
  assertEqual<(typeof metadata)["kept"]["rows"], number | null>(true);
  assertEqual<typeof further, { label: string }>(true);
  // @ts-expect-error a column of another type
  manifest.with({ materializers: [from(own<{ spend: string[] }>(), { columns: ["spend"], path: "" })] });
  // @ts-expect-error what a materializer provides is not given again
  void loaded.execute(["label"], { inputs: { spend } });
  // @ts-expect-error what is saved needs an input
  void manifest.materialize([to(own, { id: "kept", dependencies: ["spendMean"], path: "" })]);

  const prepared = manifest.prepare(["spendMean"]);
  assertEqual<ReturnType<typeof prepared.executeSync>, { spendMean: number }>(true);
  prepared.executeSync({ inputs: { spend } });

  // Names that are not written out are for the run.
  const some = await manifest.execute(names, { inputs: { spend } });
  assertEqual<typeof some, Record<string, unknown>>(true);

  // Over columns, each row has a value of its own.
  const columns = { spendMean: [1, 2], factor: [3n, 4n] };
  const rows = manifest.executeColumns(["scaled", "constant"], { columns, inputs: { shift: 1 } });
  assertEqual<typeof rows, { scaled: bigint[]; constant: Float64Array }>(true);
  const again = manifest.prepare(["constant"]).executeColumns({ columns });
  assertEqual<typeof again, { constant: Float64Array }>(true);

  manifest.validateExecution(["label"], { inputs: { spend } });
  manifest.exportExecution(["label", "spendMean"]);
  manifest.visualizeExecution(["label", spending.spendMean], { format: "svg", overrides: { spendMean: 1 } });
  // @ts-expect-error There is no such node.
  manifest.visualizeExecution(["labl"]);
  // @ts-expect-error There is no such format.
  manifest.visualize({ format: "pdf" });
  manifest.whatIsUpstreamOf("label", spending.spendMean, "spend");
  manifest.whatIsThePathBetween("spend", "label");
  manifest.listAvailableVariables({ tags: { module: "spend.ts" } });
}

export function refused(): void {
  // @ts-expect-error a misspelt output over columns
  manifest.executeColumns(["constnat"], { columns: { spend: [spend] } });
  // @ts-expect-error an input is missing
  void manifest.execute(["spendPerSignup"], { inputs: { spend } });
  // @ts-expect-error all inputs are missing
  void manifest.execute(["spendPerSignup"]);
  // @ts-expect-error all inputs are missing
  void manifest.execute(["spendPerSignup"], {});
  // @ts-expect-error another output needs more
  void manifest.execute(["spendMean", "scaled"], { inputs: { spend } });
  // @ts-expect-error an input of another type
  void manifest.execute(["spendMean"], { inputs: { spend: 3 } });
  // @ts-expect-error a misspelt input
  void manifest.execute(["spendMean"], { inputs: { spend, sginups: signups } });
  // @ts-expect-error a node is no input
  void manifest.execute(["label"], { inputs: { spend, spendMean: 3 } });
  // @ts-expect-error a misspelt output
  void manifest.execute(["spendMaen"], { inputs: { spend } });
  // @ts-expect-error outputs are a list
  void manifest.execute("spendMean", { inputs: { spend } });
  // @ts-expect-error a misspelt override
  void manifest.execute(["spendMean"], { inputs: { spend }, overrides: { spendMaen: 3 } });
  // @ts-expect-error an override of another type
  void manifest.execute(["spendMean"], { overrides: { spendMean: "3" } });
  // @ts-expect-error a misspelt option
  void manifest.execute(["spendMean"], { inputs: { spend }, concurency: 3 });
  // @ts-expect-error an input is missing
  manifest.executeSync(["spendMean"]);
  // @ts-expect-error not awaited
  void manifest.execute(["spendMean"], { inputs: { spend } }).spendMean;
  // @ts-expect-error a config key that nothing reads
  manifest.configure({ spned: spend });
  // @ts-expect-error a config key of another type
  manifest.configure({ spend: 3 });
  // @ts-expect-error a config key that nothing reads
  manifest.with({ config: { spned: spend } });
  // @ts-expect-error an adapter whose hook is no function
  manifest.with({ adapters: [{ onRetry: true }] });
  // @ts-expect-error what the config gives is not given again
  manifest.configure({ spend }).executeSync(["spendMean"], { inputs: { spend } });
  // @ts-expect-error a misspelt output
  manifest.prepare(["spendMaen"]);
  // @ts-expect-error an input is missing
  manifest.prepare(["spendMean"]).executeSync();
  // @ts-expect-error an input is missing
  manifest.validateExecution(["spendMean"], {});
  // @ts-expect-error a misspelt name
  manifest.whatIsUpstreamOf("spendMaen");
}
