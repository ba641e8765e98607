/** What the compiler says of a request is what the runtime says of it: the same problems about the same names. */
import { existsSync, writeFileSync } from "node:fs";
import { dataflow, DataflowError } from "@icosian/runtime";
import fc from "fast-check";
import ts from "typescript";
import { afterAll, expect, it } from "vitest";
import { sampledRuns } from "../sampled.ts";
import { ModuleCompiler } from "../../transformer/src/project/program/module-compiler.ts";
import { ProgramChecker } from "../../transformer/src/project/program/program-checker.ts";
import { CompileFolder } from "./compile-modules.ts";
import { randomCase, type RandomCase } from "./random-dataflow.ts";
import { writeModules } from "./write-source.ts";

/** The code of the runtime for each code of the compiler that speaks of names. */
const CODES: Readonly<Record<string, string>> = {
  ICO3201: "ICO7001",
  ICO3202: "ICO7002",
  ICO3203: "ICO7003",
  ICO3204: "ICO7004",
  ICO3205: "ICO7005",
  ICO3208: "ICO7006",
  ICO3209: "ICO7007",
};

/** A request that may have any of the mistakes that a request can have. */
interface Request {
  readonly outputs: readonly string[];
  readonly inputs: Readonly<Record<string, number>>;
  readonly overrides: Readonly<Record<string, number>>;
  readonly config: Readonly<Record<string, number>>;
  readonly method: "execute" | "executeSync";
}

const NAMES = ["node0", "node1", "node2", "node3", "year", "week", "spend", "absent", "nobody", "spned"];
const values = fc.dictionary(fc.constantFrom(...NAMES), fc.nat(9), { maxKeys: 4 });
const request: fc.Arbitrary<Request> = fc.record({
  outputs: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 }),
  inputs: values,
  overrides: values,
  config: values,
  method: fc.constantFrom("execute", "executeSync"),
});

const folder = new CompileFolder();
afterAll(() => folder.remove());

it("about requests", async () => {
  await fc.assert(
    fc.asyncProperty(randomCase, request, async (each, asked) => {
      // A config key that nothing reads keeps the dataflow from being built; another test is about that.
      const known = new Set(each.nodes.flatMap(({ name, inputs }) => [name, ...inputs.map((input) => input.name)]));
      const config = Object.fromEntries(Object.entries(asked.config).filter(([key]) => known.has(key)));
      const compiled = folder.compile(writeModules(each));
      const fromCompiler = check(compiled.files, { ...asked, config });
      const fromRuntime = await run(await compiled.load(), { ...asked, config });
      expect(fromCompiler).toEqual(fromRuntime);
    }),
    { numRuns: sampledRuns("random-cases", 150) },
  );
});

it("about a request without a mistake, of which both say nothing", () => {
  fc.assert(
    fc.property(randomCase, (each: RandomCase) => {
      const compiled = folder.compile(writeModules(each));
      expect(check(compiled.files, { ...each, config: {}, method: "execute" })).toEqual([]);
    }),
    { numRuns: sampledRuns("random-cases", 60) },
  );
});

/** What the compiler says: `ICO7002 spend`, sorted. */
function check(files: readonly string[], { outputs, inputs, overrides, config, method }: Request): readonly string[] {
  const main = files[0]!.replace(/module0\.ts$/, "main.ts");
  const imports = files.map((_, index) => `import * as module${index} from "./module${index}.js";`);
  const modules = files.map((_, index) => `module${index}`).join(", ");
  const options = JSON.stringify({ inputs, overrides });
  const call = `flow.${method}(${JSON.stringify(outputs)}, ${options});`;
  const flow = `const flow = dataflow({ modules: [${modules}], config: ${JSON.stringify(config)} });`;
  writeFileSync(main, [`import { dataflow } from "@icosian/runtime";`, ...imports, flow, call].join("\n"));
  const program = ts.createProgram([main], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    noLib: true,
    types: [],
  });
  const checker = new ProgramChecker(program, new ModuleCompiler(program, {}, existsSync), ts);
  const found = checker.all().flatMap(({ code, message }) => {
    const runtimeCode = CODES[code];
    return runtimeCode === undefined ? [] : [`${runtimeCode} ${/`(.*?)`/.exec(message)?.[1]}`];
  });
  return found.sort();
}

/** What the runtime says, in the same way. */
async function run(
  modules: readonly object[],
  { outputs, inputs, overrides, config, method }: Request,
): Promise<readonly string[]> {
  const flow = dataflow({ modules, config });
  try {
    await flow[method]([...outputs], { inputs, overrides });
    return [];
  } catch (error) {
    if (!(error instanceof DataflowError)) throw error;
    return error.problems.map(({ code, subject }) => `${code} ${subject}`).sort();
  }
}
