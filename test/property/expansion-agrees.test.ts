/** What the compiler finds that modifiers make is what the runtime makes: the same nodes, edges and faults. */
import { ConfigReader, expandManifests, MANIFEST_EXPORT, type Manifest, type Problem } from "@icosian/runtime/tooling";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { expandModules } from "../../transformer/src/3-link/expansion/expand.ts";
import type { ModifierFault } from "../../transformer/src/3-link/expansion/expanded-modules.ts";
import { inputsOf } from "../../transformer/src/3-link/node.ts";
import { modifierRules } from "../../transformer/src/4-check/modifier-rules.ts";
import type { ModuleIr } from "../../transformer/src/ir/module.ts";
import { compileModule } from "../../transformer/src/compile-file.ts";
import { CompileFolder } from "./compile-modules.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

const HEAD = `"use dataflow";
import * as ico from "@icosian/runtime";
const unseen = <T>(factory: T): T => factory;
const double = (x: number): number => 2 * x;
const add = (x: number, y: number): number => x + y;
`;

const INNER = `${HEAD}
export const inner = (a: number, rate: number): number => a + rate;
export const deeper__us = ico.node(ico.when({ loopBody: "us" }), (inner: number): number => inner);
export const deeper__other = ico.node(ico.whenNot({ loopBody: "us" }), ico.tag({ k: "v" }), (inner: number): number => -inner);
export const parts = ico.node(ico.extractFields("left", "right"), (deeper: number): { left: number; right: number } => ({ left: deeper, right: 1 }));
`;

const name = fc.constantFrom("a", "b", "rate", "left", "inner", "deeper", "mean", "f0", "f1", "f2");
const key = fc.constantFrom("loopBody", "speed");
const text = fc.constantFrom(`"us"`, `"uk"`, "1", "true");
const feed = fc.oneof(
  fc.constantFrom(`ico.value(3)`, `ico.value(double(2))`, `ico.group([ico.value(1), ico.source("b")])`),
  name.map((each) => `ico.source("${each}")`),
  key.map((each) => `ico.configuration("${each}")`),
);
const feeds = fc.dictionary(fc.constantFrom("a", "b", "rate"), feed, { minKeys: 1, maxKeys: 2 }).map(write);
const gate = fc.tuple(key, text).map(([each, value]) => `{ ${each}: ${value} }`);
const target = fc.oneof(
  fc.constant(""),
  name.map((each) => `, { target: "${each}" }`),
);
const step = fc
  .tuple(fc.option(feed), fc.constantFrom("", `.named("s")`), fc.option(gate))
  .map(([more, named, when]) => `ico.step(${more ? `add, ${more}` : "double"})${named}${when ? `.when(${when})` : ""}`);

function write(record: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(record)
    .map(([each, value]) => `${each}: ${value}`)
    .join(", ")} }`;
}

/** What modifiers are written as; some make no sense where they stand. */
const modifier: fc.Arbitrary<string> = fc.oneof(
  gate.map((each) => `when(${each})`),
  gate.map((each) => `whenNot(${each})`),
  fc.constantFrom(`otherwise()`, `whenIn({ loopBody: ["us", "uk"] })`, `does(add)`),
  feeds.map((each) => `inject(${each})`),
  fc
    .dictionary(fc.constantFrom("mean", "left", "short"), feeds, { maxKeys: 2 })
    .map((each) => `parameterize(${write(each)})`),
  fc.constantFrom(
    `extractFields("left", "right")`,
    `extractFields("mean", { fill: 0 })`,
    `unpackFields("left", "mean")`,
  ),
  fc.constantFrom(`extractFields()`, `extractFields("left", "left")`, `extractColumns("left")`),
  target.map((each) => `tag({ owner: "us" }${each})`),
  fc.constantFrom(`tagOutputs({ mean: { owner: "us" } })`, `tag({ "icosian.x": "y" })`),
  target.map((each) => `checkOutput({ range: [0, 1], allowNaN: false }${each})`),
  fc.constantFrom(
    `checkOutput({})`,
    `checkOutputCustom({ name: "own", validate: () => ({ passes: true, message: "" }) })`,
  ),
  fc.array(step, { maxLength: 2 }).map((each) => `pipeOutput(${each.join(", ")})`),
  fc.array(step, { minLength: 1, maxLength: 2 }).map((each) => `pipeInput(${each.join(", ")})`),
  name.map((each) => `mutate("${each}")`),
  fc.constant(`mutate(f0)`),
  fc.tuple(feeds, gate).map(([inputs, config]) => `subdag([previous], { inputs: ${inputs}, config: ${config} })`),
  fc.constantFrom(`subdag([previous], { namespace: "n" })`, `subdag([])`),
  fc.constantFrom(`parameterizedSubdag([previous], { v1: {}, v2: { config: { loopBody: "us" } } })`),
);

const definition = fc.record({
  suffix: fc.constantFrom("", "", "__us", "__uk"),
  modifiers: fc.array(modifier, { maxLength: 3 }),
  parameters: fc.uniqueArray(name, { maxLength: 3 }),
  type: fc.constantFrom("number", "{ left: number; right: number }", "[left: number, mean: number]"),
  isAsync: fc.boolean(),
});

const config = fc.record(
  { loopBody: fc.constantFrom("us", "uk", "fr"), speed: fc.constantFrom(1, true) },
  { requiredKeys: [] },
);

const outer = fc.array(definition, { minLength: 1, maxLength: 4 }).map((all) =>
  all
    .map(({ suffix, modifiers, parameters, type, isAsync }, index) => {
      const list = parameters.map((each) => `${each}: number`).join(", ");
      const result = isAsync ? `Promise<${type}>` : type;
      const own = `${isAsync ? "async " : ""}(${list}): ${result} => undefined as never`;
      const local = `f${index}`;
      // A constant is not there yet where it is made.
      const written = modifiers.map((each) => `ico.${index === 0 ? each.replace("(f0)", '("f0")') : each}`);
      const value = modifiers.length === 0 ? own : `ico.node(${[...written, own].join(", ")})`;
      return `const ${local} = ${value};\nexport { ${local} as f${index}${suffix} };`;
    })
    .join("\n"),
);

interface Table {
  readonly nodes: readonly string[];
  readonly faults: readonly string[];
}

function read(source: string, module: string): ModuleIr {
  const compiled = compileModule({ file: module, module, text: source, isIncluded: false });
  if (!compiled?.ir)
    throw new Error(`It cannot be read: ${compiled?.diagnostics.map(({ message }) => message).join()}`);
  return compiled.ir;
}

function compile(source: string, values: Readonly<Record<string, unknown>>): Table & { readonly unknown: number } {
  const inner = read(INNER, "inner.ts");
  const known = { values, isOpen: false };
  const { nodes, faults, unknown } = expandModules([read(source, "outer.ts")], known, () => [inner]);
  const rows = [...nodes.values()].flat().map(({ definition }) => {
    const inputs = inputsOf(definition).map((input) => `${input.name}${input.isOptional ? "?" : ""}`);
    return `${definition.isAsync ? "async " : ""}${definition.name}(${inputs.join(", ")})`;
  });
  return { nodes: rows, faults: faults.map(toMessage), unknown: unknown.length };
}

/** The words of the rule that reports a fault. */
function toMessage(fault: ModifierFault): string {
  const rule = modifierRules.find(({ code }) => code === fault.code);
  if (rule === undefined) throw new Error(`${fault.code} has no rule.`);
  return rule.message(fault);
}

async function run(source: string, values: Readonly<Record<string, unknown>>): Promise<Table> {
  // The runtime is asked about what the compiler refuses too, so the modifiers are hidden from the compiler.
  const hidden = source.replaceAll(/(?<=node\(|\), )ico\.(\w+)(?=\()/g, "unseen(ico.$1)");
  const modules = await folder.load([INNER, hidden]);
  const manifest = (modules[1] as { readonly [MANIFEST_EXPORT]: Manifest })[MANIFEST_EXPORT];
  const visible = read(source, "outer.ts");
  const entries = new Map(visible.definitions.map((each) => [each.name, each.modifiers]));
  const definitions = manifest.definitions.map((each) => {
    const modifiers = (entries.get(each.name) ?? []).map(({ kind, steps, fields }) => ({
      ...(kind !== null && { kind }),
      ...(steps !== null && { steps }),
      ...(fields !== null && { fields }),
    }));
    return modifiers.length === 0 ? each : { ...each, modifiers };
  });
  const problems: Problem[] = [];
  const expanded = expandManifests([{ ...manifest, definitions }], new ConfigReader(values), problems);
  const rows = expanded.map(({ definition: { name: own, inputs, isAsync } }) => {
    const list = inputs.map((input) => `${input.name}${input.isOptional ? "?" : ""}`);
    return `${isAsync ? "async " : ""}${own}(${list.join(", ")})`;
  });
  return { nodes: rows, faults: problems.map(({ message }) => message) };
}

it("for random modules under random configs", async () => {
  const runs = sampledRuns("random-cases", 300);
  let nodeCount = 0;
  let faultCount = 0;
  await fc.assert(
    fc.asyncProperty(outer, config, async (body, values) => {
      const source = `${HEAD}import * as previous from "./module0.js";\n${body}\n`;
      const { unknown, ...fromCompiler } = compile(source, values);
      expect(unknown).toBe(0);
      expect(fromCompiler).toEqual(await run(source, values));
      nodeCount += fromCompiler.nodes.length;
      faultCount += fromCompiler.faults.length;
    }),
    { numRuns: runs },
  );
  // The property says something only where there is something to compare.
  expect(nodeCount).toBeGreaterThan((runs * 5) / 3);
  expect(faultCount).toBeGreaterThan(runs / 6);
});
