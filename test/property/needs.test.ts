/** What generated files say that outputs need is what the runtime misses when nothing is given. */
import { dirname } from "node:path";
import { dataflow, DataflowError, type Dataflow } from "@icosian/runtime";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { generate } from "../../transformer/src/compile-program.ts";
import { ModuleCache } from "../../transformer/src/project/generate/module-cache.ts";
import { CompileFolder } from "./compile-modules.ts";
import { INNER_SOURCE, interpret } from "./interpret-modifiers.ts";
import { randomCase } from "./random-dataflow.ts";
import { randomModule, type RandomModule } from "./random-modifiers.ts";
import { writeModules } from "./write-source.ts";

const folder = new CompileFolder();
afterAll(() => folder.remove());

const RUNS: number = sampledRuns("random-cases", 150);

type Needs = ReadonlyMap<string, ReadonlySet<string>>;

it("of random dataflows, exactly", async () => {
  await fc.assert(
    fc.asyncProperty(randomCase, async (each) => {
      const compiled = folder.compile(writeModules(each));
      const flow = dataflow({ modules: await compiled.load() });
      const { needs, inputs } = readGenerated(compiled.files);
      for (const { name, isExternalInput } of flow.listAvailableVariables()) {
        expect([name, [...(needs.get(name) ?? [])].sort()]).toEqual([name, findMissing(flow, name)]);
        expect(inputs.has(name)).toBe(isExternalInput);
      }
    }),
    { numRuns: RUNS },
  );
});

it("of random modifiers, exactly; where a config decides, no more than under any config", async () => {
  let exact = 0;
  await fc.assert(
    fc.asyncProperty(randomModule, fc.boolean(), async (gated, hasGates) => {
      const each = hasGates ? gated : withoutGates(gated);
      const isGated = each.definitions.some(({ mode }) => mode !== null);
      const compiled = folder.compile([INNER_SOURCE, interpret(each).source]);
      const [, module = {}] = await compiled.load();
      const { needs, inputs } = readGenerated(compiled.files.slice(1));
      for (const config of isGated ? [{ mode: "on" }, { mode: "off" }] : [{}]) {
        const flow = dataflow({ modules: [module], config });
        for (const { name } of flow.listAvailableVariables().filter((variable) => !(variable.name in config))) {
          const missing = findMissing(flow, name);
          const needed = [...(needs.get(name) ?? ["it is not there"])].sort();
          expect(missing, name).toEqual(isGated ? expect.arrayContaining(needed) : needed);
          expect([...inputs]).toEqual(expect.arrayContaining([...missing]));
          if (!isGated) exact++;
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(exact).toBeGreaterThan(RUNS / 2);
});

/** The same definitions without variants, which are there whatever the config is. */
function withoutGates({ definitions, ...rest }: RandomModule): RandomModule {
  return { ...rest, definitions: definitions.map(({ variants }) => ({ variants: variants.slice(0, 1), mode: null })) };
}

/** What a generated file says, read from its text. */
function readGenerated(files: readonly string[]): { readonly needs: Needs; readonly inputs: ReadonlySet<string> } {
  const reader = new ModuleCache();
  const { text, diagnostics } = generate({
    out: `${dirname(files[0]!)}/flow.gen.ts`,
    command: "",
    modules: files.map((file) => reader.read(file, false)!),
    allowsOverrides: false,
    plans: [],
    specifierOf: (file) => file,
    resolve: (specifier, importer) =>
      reader.read(`${dirname(importer)}/${specifier.replace("./", "").replace(/js$/, "ts")}`, false),
  });
  if (text === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const aliases = new Map(
    [...text.matchAll(/^type (Needs\d+) = (.*);$/gm)].map(([, name = "", type = ""]) => [name, type]),
  );
  return {
    needs: new Map(readRows(text, "Needs").map(([name, type]) => [name, readUnion(type, aliases)])),
    inputs: new Set(readRows(text, "Inputs").map(([name]) => name)),
  };
}

/** The names of a union, in which others may be named. */
function readUnion(type: string, aliases: ReadonlyMap<string, string>): ReadonlySet<string> {
  const parts = type === "never" ? [] : type.split(" | ");
  return new Set(
    parts.flatMap((part) =>
      part.startsWith('"') ? [JSON.parse(part) as string] : [...readUnion(aliases.get(part)!, aliases)],
    ),
  );
}

/** The members of an interface. */
function readRows(text: string, name: string): readonly (readonly [name: string, type: string])[] {
  const [, body = ""] = new RegExp(`^export interface ${name} \\{\\n([^]*?)^\\}`, "m").exec(text) ?? [];
  const rows = body.matchAll(/^ {2}readonly (?:"(.*?)"|(\w+)): (.*);$/gm);
  return Array.from(rows, ([, quoted, plain, type = ""]) => [quoted ?? plain ?? "", type]);
}

function findMissing(flow: Dataflow<object>, name: string): readonly string[] {
  try {
    flow.validateExecution([name] as string[]);
    return [];
  } catch (error) {
    if (!(error instanceof DataflowError)) throw error;
    expect(new Set(error.problems.map(({ code }) => code))).toEqual(new Set(["ICO7002"]));
    return error.problems.map(({ subject }) => subject).sort();
  }
}
