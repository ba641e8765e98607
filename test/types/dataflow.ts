/**
 * What TypeScript knows of a dataflow from `typeof features` alone.
 *
 * Never run: it is compiled by every supported TypeScript. `Equal` must be exact, and each line under
 * `@ts-expect-error` must be refused.
 */
import { dataflow, node, type Dataflow, type NodeName, type NodeValue } from "@icosian/runtime";
import * as features from "./features.js";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function assertEqual<A, B>(_: Equal<A, B>): void {}

type Features = typeof features;
assertEqual<NodeName<Features>, "spendMean" | "shifted" | "twin" | "twinToo" | "wide" | "height" | "maybe">(true);
assertEqual<NodeValue<Features, "shifted">, Float64Array>(true);

const flow = dataflow(features);
assertEqual<typeof flow, Dataflow<Features>>(true);

export async function results(names: readonly string[], dynamic: Record<string, unknown>): Promise<void> {
  const one = await flow.execute(["spendMean", "shifted", "height", "maybe"]);
  assertEqual<typeof one, { spendMean: number; shifted: Float64Array; height: bigint; maybe: string | null }>(true);

  const same = flow.executeSync(["spendMean"], { inputs: { spend: Float64Array.of(1) } });
  assertEqual<typeof same, { spendMean: number }>(true);

  const prepared = flow.prepare(["spendMean", "height"]);
  const again = prepared.executeSync({ inputs: { spend: Float64Array.of(1) } });
  assertEqual<typeof again, { spendMean: number; height: bigint }>(true);
  const later = await prepared.execute();
  assertEqual<typeof later, { spendMean: number; height: bigint }>(true);

  // An input may be asked for, with the type that it is given; so may a config key.
  const given = await flow.execute(["spend", "spendMean"], { inputs: { spend: "text" } });
  assertEqual<typeof given, { spend: string; spendMean: number }>(true);
  const configured = dataflow({ modules: [features], config: { region: "us" } });
  const region = await configured.execute(["region"]);
  assertEqual<typeof region, { region: string }>(true);

  // A function stands for its node; of twins the type cannot tell which.
  const byFunction = await flow.execute([features.spendMean, "maybe"]);
  assertEqual<typeof byFunction, { maybe: string | null; spendMean: number }>(true);
  const twins = await flow.execute([features.twin]);
  assertEqual<typeof twins, { twin?: Date; twinToo?: Date }>(true);

  // Names that are not written out are known when it runs.
  const some = await flow.execute(names);
  assertEqual<typeof some, Record<string, unknown>>(true);
  const loaded = await dataflow(dynamic).execute(["anything"]);
  assertEqual<typeof loaded, { anything: unknown }>(true);

  const wide = await flow.execute(["wide"]);
  assertEqual<typeof wide, { wide: unknown }>(true);
}

export function refused(withoutClasses: Omit<Features, "Client">): void {
  const strict = dataflow(withoutClasses);
  // @ts-expect-error a misspelt output
  void strict.execute(["spendMaen"]);
  // @ts-expect-error a misspelt output
  void strict.prepare(["spendMaen"]);
  // @ts-expect-error exported, but a constant
  void strict.execute(["LIMIT"]);
  // @ts-expect-error exported, but by its name no node
  void strict.execute(["_hidden"]);
  // @ts-expect-error outputs are a list
  void flow.execute("spendMean");
  // @ts-expect-error an override of another type
  void flow.execute(["shifted"], { overrides: { spendMean: "3" } });
  // @ts-expect-error a misspelt option
  void flow.execute(["shifted"], { input: {} });
  // @ts-expect-error not awaited
  void flow.execute(["spendMean"]).spendMean;
  // @ts-expect-error a misspelt option of the dataflow
  dataflow({ modules: [features], confg: {} });
  // @ts-expect-error modules are objects
  // icosian-expect ICO3213: the compiler says so too
  dataflow("./features.ts");
}

/** Decorators may make nodes of static methods that types do not tell: with a class any name can be asked for. */
export async function withClasses(): Promise<void> {
  const made = await flow.execute(["madeByDecorator"]);
  assertEqual<typeof made, { madeByDecorator: unknown }>(true);
}

/** A dataflow can be named in a signature, and `node` keeps the function's type. */
export const declared: Dataflow<Features> = flow;
export const kept = node((spend: number): string => String(spend));
assertEqual<typeof kept, (spend: number) => string>(true);

// Overrides of nodes may be undefined, and external inputs may be overridden with anything.
void flow.execute(["shifted"], { overrides: { spendMean: undefined, spend: 1 } });
