/** Every ordered pair of modifiers makes what both say together, over synchronous and asynchronous functions. */
import { dataflow, type Dataflow } from "@icosian/runtime";
import { beforeAll, describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { loadModules, namesOf, run } from "./build.ts";
import { configOf, modelOf, PAIRS, writeModule, type Pair } from "./model/matrix-pairs.ts";
import { INNER_SOURCES, INPUTS, MATRIX } from "./model/matrix-rows.ts";
import { evaluate, inputsOf } from "./model/model.ts";

const GATES = ["when", "otherwise"];
const ALL = Object.keys(MATRIX);
const BESIDE_MUTATE = ALL.filter((name) => ![...GATES, "mutate", "exclude"].includes(name));

/** Pairs that make no sense, and what is said of them. */
const REFUSED: readonly {
  readonly inner: readonly string[];
  readonly outer: readonly string[];
  readonly code: string;
}[] = [
  // Both feed the same parameter.
  { inner: ["inject"], outer: ["inject"], code: "ICO6011" },
  { inner: ["parameterize"], outer: ["parameterize"], code: "ICO6011" },
  // Both make the nodes of the same module under the same name.
  { inner: ["subdag"], outer: ["subdag"], code: "ICO6014" },
  // No node bears the function's name any more.
  { inner: ["parameterize", "parameterizedSubdag"], outer: ["tagOutputs"], code: "ICO6012" },
  // A mutation is a step and no node.
  { inner: BESIDE_MUTATE, outer: ["mutate"], code: "ICO6009" },
  { inner: ["mutate"], outer: BESIDE_MUTATE, code: "ICO6009" },
];

/** @param async - 1 if the function is asynchronous. */
function refusalsOf({ inner, outer }: Pair, async: 0 | 1): readonly string[] {
  const codes = REFUSED.flatMap((row) => (row.inner.includes(inner) && row.outer.includes(outer) ? [row.code] : []));
  if (codes.length > 0 || async === 1 || [inner, outer].includes("exclude")) return codes;
  const { makesAsync = false, wantsAsync = false } = MATRIX[inner]!;
  return wantsAsync || (MATRIX[outer]!.wantsAsync === true && !makesAsync) ? ["ICO6009"] : [];
}

const composed = ([0, 1] as const).map((async) => PAIRS.filter((pair) => refusalsOf(pair, async).length === 0));
const refused = ([0, 1] as const).map((async) => PAIRS.filter((pair) => refusalsOf(pair, async).length > 0));

let modules: readonly object[] = [];
beforeAll(async () => {
  const pairs = PAIRS.flatMap((pair) =>
    ([0, 1] as const).map((async) =>
      writeModule(pair, async === 0 ? "" : "async ", refusalsOf(pair, async).length > 0 ? "unread" : ""),
    ),
  );
  modules = await loadModules(...INNER_SOURCES, ...pairs);
});

function toFlow(pair: Pair, async: 0 | 1, config: object = {}): Dataflow<never> {
  const module = modules[INNER_SOURCES.length + 2 * PAIRS.indexOf(pair) + async]!;
  return dataflow({ modules: [module], config: { ...configOf(pair), ...config } });
}

it("is about every ordered pair, each of which either composes or is refused for one reason", () => {
  expect(PAIRS).toHaveLength(24 * 24);
  for (const async of [0, 1] as const) {
    expect([...composed[async]!, ...refused[async]!]).toHaveLength(PAIRS.length);
    for (const pair of refused[async]!) expect(refusalsOf(pair, async)).toHaveLength(1);
  }
});

describe.each([
  ["a synchronous function", 0],
  ["an asynchronous function", 1],
] as const)("over %s", (_, async) => {
  it.each(composed[async]!)("$outer over $inner makes the nodes, values and tags of both", async (pair) => {
    const flow = toFlow(pair, async);
    const nodes = modelOf(pair);
    const inputs = inputsOf(nodes);
    const names = nodes.map(({ name }) => name);
    const config = Object.keys(configOf(pair));
    expect(
      namesOf(flow)
        .filter((name) => !config.includes(name))
        .sort(),
    ).toEqual([...names, ...inputs].sort());
    const given = Object.fromEntries(inputs.map((name) => [name, INPUTS[name]]));
    const values = Object.entries(await run(flow, names, given));
    expect(Object.fromEntries(values.map(([name, value]) => [name, toVerdict(value)]))).toEqual(evaluate(nodes, given));
    expect(tagsOf(flow, names)).toEqual(Object.fromEntries(nodes.map(({ name, tags }) => [name, [...tags].sort()])));
  });

  it.each(refused[async]!)("$outer over $inner is refused", async (pair) => {
    const error = await catchError(() => toFlow(pair, async));
    expect([...new Set(codesOf(error))]).toEqual(refusalsOf(pair, async));
  });
});

const GATED = composed[0]!.filter(({ inner, outer }) => [inner, outer].includes("when"));

it.each(GATED.filter((pair) => "mode" in configOf(pair)))(
  "$outer over $inner makes nothing while the gate is shut",
  (pair) => {
    const flow = toFlow(pair, 0, { mode: "off" });
    expect(namesOf(flow).filter((name) => !(name in configOf(pair)))).toEqual(["other", "target"]);
  },
);

/** Of a check whether it passes; its words are tested elsewhere. */
function toVerdict(value: unknown): unknown {
  return typeof value === "object" && value !== null && "passes" in value ? value.passes : value;
}

function tagsOf(flow: Dataflow<never>, names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const nodes = flow.listAvailableVariables().filter(({ name }) => names.includes(name));
  return Object.fromEntries(
    nodes.map(({ name, tags }) => [
      name,
      Object.keys(tags)
        .filter((key) => key !== "module")
        .sort(),
    ]),
  );
}
