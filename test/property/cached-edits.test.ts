/**
 * Random dataflows are edited, and run after each edit with one store: each run gives what a clean run gives, and calls
 * exactly the functions that a naive model says.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Dataflow, LifecycleAdapter } from "@icosian/runtime";
import type { CacheOptions, CacheStore } from "@icosian/runtime/cache";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { EDIT_KINDS, editProgram } from "./edit-program.ts";
import { ProgramFolder } from "./program-folder.ts";
import { runModel, type ModelResult, type ProgramRun } from "./program-model.ts";
import { createProgram, nodesOf, pick, type Behavior, type Choose, type Program } from "./random-program.ts";
import { writeProgram } from "./write-program.ts";

const EDITS = 8;

const scratch = mkdtempSync(join(tmpdir(), "icosian-cached-edits-"));
const project = new ProgramFolder();
const { cache, dataflow, folder, memory } = await project.loadRuntime();
afterAll(() => {
  project.remove();
  rmSync(scratch, { recursive: true });
});
let folders = 0;

const calls: string[] = [];
(globalThis as unknown as { calls: readonly string[] }).calls = calls;

const STORES: Readonly<Record<string, () => CacheStore>> = {
  memory: () => memory(),
  folder: () => folder(join(scratch, `cache${folders++}`)),
  async: () => {
    const inner = memory();
    const later = <Answer>(ask: () => Answer): Promise<Answer> =>
      new Promise((resolve) => void setImmediate(() => resolve(ask())));
    return {
      isAsync: true,
      get: (key) => later(() => inner.get(key)),
      put: (key, bytes) => later(() => inner.put(key, bytes)),
      has: (key) => later(() => inner.has(key)),
      delete: (key) => later(() => inner.delete(key)),
    };
  },
};

it.each([
  ["memory", false],
  ["folder", false],
  ["async", false],
  ["memory", true],
])("gives what a clean run gives, and computes what the model says: %s, ignored nodes: %s", async (kind, ignores) => {
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (gen) => {
      const choose: Choose = (max) => gen(fc.nat, { max });
      const store = STORES[kind]!();
      const known = new Map<string, unknown>();
      let program = createProgram(choose);
      const history: string[] = [];
      for (let edit = 0; edit < EDITS; edit++, edits++) {
        const what = edit === 0 ? "nothing" : pick(choose, EDIT_KINDS);
        program = editProgram(what, program, choose);
        const run = createRun(program, choose, ignores);
        history.push(what);
        const modules = await project.load(writeProgram(program));
        const clean = await execute(modules, program, run, []);
        expect(clean).toEqual(runModel(program, run, null));
        const adapter = cache({ store, ...toOptions(program, run) });
        const cached = await execute(modules, program, run, [adapter]);
        const expected = runModel(program, run, known);
        expect(cached, `${history.join(", ")}; ${JSON.stringify(run)}`).toEqual(expected);
        if (!ignores) expect(cached.results).toEqual(clean.results);
      }
    }),
    { numRuns: sampledRuns("random-cases", 120), endOnFailure: true },
  );
  console.log(`${kind}: ${edits} edits`);
});

function createRun({ functions }: Program, choose: Choose, ignores: boolean): ProgramRun {
  const nodes = functions.flatMap(nodesOf);
  const outputs = [...new Set([pick(choose, nodes), pick(choose, nodes), nodes.at(-1)!])];
  const overrides = choose(4) === 0 ? { [pick(choose, nodes)]: choose(6) } : {};
  const behaviors: Record<string, Behavior> = {};
  if (choose(2) === 0) {
    const { name, kind } = pick(choose, functions);
    const all: readonly Behavior[] = ["default", "recompute", "disable"];
    // Items of a source that does not count could not be told apart.
    const canIgnore = ignores && !["source", "each", "fields"].includes(kind);
    behaviors[name] = pick(choose, canIgnore ? [...all, "ignore"] : all);
  }
  if (ignores && choose(2) === 0 && readsOf(functions).includes("a")) behaviors["a"] = "ignore";
  return { outputs, overrides, behaviors };
}

function readsOf(functions: Program["functions"]): readonly string[] {
  return functions.flatMap(({ inputs, kind, feed }) => [
    ...inputs.map(({ name }) => name),
    ...(kind === "inject" && typeof feed === "string" ? [feed] : []),
  ]);
}

function toOptions({ functions }: Program, { behaviors }: ProgramRun): Partial<CacheOptions> {
  const options: Record<string, string[]> = {};
  for (const [name, behavior] of Object.entries(behaviors)) {
    const variants = functions.find((each) => each.name === name)?.variants ?? [];
    (options[behavior] ??= []).push(...(variants.length > 0 ? variants.map((variant) => variant.name) : [name]));
  }
  return options;
}

async function execute(
  modules: readonly object[],
  { functions, values }: Program,
  { outputs, overrides }: ProgramRun,
  adapters: readonly LifecycleAdapter[],
): Promise<ModelResult> {
  calls.length = 0;
  const { rate, ...others } = values;
  const read = new Set(readsOf(functions));
  const config = read.has("rate") ? { rate } : {};
  const flow: Dataflow<never> = dataflow({ modules, config, adapters: [...adapters] });
  const inputs = Object.fromEntries(Object.entries(others).filter(([name]) => read.has(name)));
  const results = await flow.execute(outputs, { inputs, overrides });
  await flow.close();
  return { results, calls: calls.toSorted() };
}
