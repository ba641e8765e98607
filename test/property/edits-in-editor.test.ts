/** Random edits of open files: what the editor then says about each file equals what an editor says that just opened them. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { findDiagnostics } from "../../transformer/src/hosts/editor/names/find-diagnostics.ts";
import type { LinkedDataflow } from "../../transformer/src/3-link/linked-dataflow.ts";
import { openService, type OpenService } from "../unit/transformer/hosts/editor/open-service.ts";

/** A function of a module; numbers choose what it says. */
interface Written {
  readonly name: string;
  readonly inputs: readonly (readonly [name: string, type: string])[];
  readonly result: string;
  readonly body: string;
  readonly modifier: string;
}

/** A program of two modules, a file with a type and a constant, and a call. */
interface Texts {
  readonly modules: readonly (readonly Written[])[];
  readonly row: string;
  readonly region: string;
  readonly call: string;
}

const pick = fc.constantFrom;
const name = pick("alpha", "beta", "gamma", "delta", "gama", "epsilon", "input", "inputs", "helper");
const numbers = Array.from({ length: 6 }, () => "number");
const type = pick(...numbers, "string", "Row", "Collect<number>");
const inputs = fc.uniqueArray(fc.tuple(name, type), { maxLength: 3, selector: ([own]) => own });
const result = pick(...numbers, "string", "Row", "Parallelizable<number>");
// Now and then a body is only half written, so that nothing of its module can be read.
const body = fc.oneof(
  { weight: 12, arbitrary: pick("", "let x = 1;", 'const text = "}"; // more', "import('./types.js');", "this;") },
  { weight: 1, arbitrary: pick("x.", "if (") },
);
const modifier = pick(
  "",
  "",
  "",
  "",
  `when({ region: "us" })`,
  "when({ region: REGION })",
  "otherwise()",
  `tag({ owner: "me" })`,
);
const written: fc.Arbitrary<Written> = fc.record({ name, inputs, result, body, modifier });
const functions = fc.uniqueArray(written, { minLength: 1, maxLength: 4, selector: (each) => each.name });
const row = pick("{ readonly id: number }", "{ readonly id: string }", "number");
const region = pick("us", "eu");
const call = pick(
  `dataflow(one, two).executeSync(["alpha"], { inputs: { input: 1 } });`,
  `dataflow(one, two).executeSync(["beta", "alpha"], {});`,
  `const flow = dataflow({ modules: [one, two], config: { region: "us" } });\nflow.executeSync(["gamma"], { inputs: { beta: 2 } });`,
  `dataflow({ modules: [one, two], config: { region: "eu", alpha: 3 }, allowModuleOverrides: true });`,
  `dataflow(two`,
);
const texts: fc.Arbitrary<Texts> = fc.record({ modules: fc.tuple(functions, functions), row, region, call });

/** A program without problems, which few random ones are. */
const CLEAN: Texts = {
  modules: [
    [{ name: "alpha", inputs: [["input", "number"]], result: "number", body: "", modifier: "" }],
    [{ name: "beta", inputs: [["alpha", "number"]], result: "number", body: "", modifier: "" }],
  ],
  row: "number",
  region: "us",
  call: `dataflow(one, two).executeSync(["alpha"], { inputs: { input: 1 } });`,
};

/** An edit of one function in one module, mostly of its body; or of another file. */
const edit = fc.oneof(
  { weight: 6, arbitrary: fc.record({ module: fc.nat(1), at: fc.nat(3), change: fc.record({ body }) }) },
  { weight: 3, arbitrary: fc.record({ module: fc.nat(1), at: fc.nat(3), change: fc.record({ inputs }) }) },
  { weight: 1, arbitrary: fc.record({ module: fc.nat(1), at: fc.nat(3), change: fc.record({ result }) }) },
  { weight: 1, arbitrary: fc.record({ module: fc.nat(1), at: fc.nat(3), change: fc.record({ modifier }) }) },
  { weight: 1, arbitrary: fc.record({ module: fc.nat(1), functions }) },
  { weight: 1, arbitrary: fc.record({ row }) },
  { weight: 1, arbitrary: fc.record({ region }) },
  { weight: 1, arbitrary: fc.record({ call }) },
);

type Edit = typeof edit extends fc.Arbitrary<infer Each> ? Each : never;

function apply(before: Texts, each: Edit): Texts {
  if (!("module" in each)) return { ...before, ...each };
  const modules = before.modules.map((all, index) => {
    if (index !== each.module) return all;
    return "functions" in each
      ? each.functions
      : all.map((own, at) => (at === each.at ? { ...own, ...each.change } : own));
  });
  return { ...before, modules };
}

function write({ modules, row: asked, region: place, call: written_ }: Texts): Readonly<Record<string, string>> {
  const [one, two] = modules.map((all) =>
    [
      `"use dataflow";`,
      `import { node, otherwise, tag, when, type Collect, type Parallelizable } from "@icosian/runtime";`,
      `import { REGION, type Row } from "./types.js";`,
      `const helper = 1;`,
      ...all.map(toFunction),
    ].join("\n"),
  );
  const main = `import { dataflow } from "@icosian/runtime";\nimport * as one from "./one.js";\nimport * as two from "./two.js";\n${written_}\n`;
  const types = `export type Row = ${asked};\nexport const REGION = "${place}";`;
  return { "one.ts": one ?? "", "two.ts": two ?? "", "types.ts": types, "main.ts": main };
}

function toFunction({ name: own, inputs: all, result: given, body: within, modifier: modified }: Written): string {
  const parameters = all.map((each) => each.join(": ")).join(", ");
  const block = `{\n  ${within}\n  return undefined as never;\n}`;
  if (modified === "") return `/** Some node. */\nexport function ${own}(${parameters}): ${given} ${block}`;
  return `export const ${own} = node(${modified}, (${parameters}): ${given} => ${block});`;
}

/** What the editor says, and the graph as it knows it. */
function read(
  { project, path }: OpenService,
  names: readonly string[],
): { readonly found: readonly (readonly unknown[])[]; readonly dataflows: unknown } {
  const { program } = project;
  const found = names.map((file) =>
    findDiagnostics(program, path(file)).map(({ code, span, message, related }) => ({ code, span, message, related })),
  );
  return { found, dataflows: program.dataflows.map(toComparable) };
}

function toComparable({ graph, isComplete, definitions }: LinkedDataflow): unknown {
  const { variables, ids, dependencies, dependents, levels, fanOuts } = graph;
  const nodes = variables.map((each) => [
    each.kind,
    each.name,
    each.kind === "node" ? each.definition.nameSpan : (each.replaced?.definition.nameSpan ?? null),
    each.kind === "node" ? each.definition.parameters : null,
  ]);
  const spans = definitions.map(({ definition }) => [definition.name, definition.nameSpan]);
  return { nodes, ids: [...ids], dependencies, dependents, levels, fanOuts, isComplete, spans };
}

it("is as if the files had just been opened", () => {
  let clean = 0;
  let faulty = 0;
  let quick = 0;
  fc.assert(
    fc.property(texts, fc.array(edit, { minLength: 1, maxLength: 6 }), (first, edits) => {
      let now = first;
      const open = openService(write(now));
      const names = ["one.ts", "two.ts", "main.ts"];
      read(open, names);
      for (const each of edits) {
        const before = write(now);
        now = apply(now, each);
        const texts = write(now);
        for (const [file, text] of Object.entries(texts)) if (text !== before[file]) open.write(file, text);
        const stay = names.filter((file) => open.project.staysClean(open.path(file), texts[file] ?? ""));
        quick += stay.length;
        const found = read(open, names);
        for (const file of stay) expect(found.found[names.indexOf(file)]).toEqual([]);
        // A module that cannot be read is remembered as it was.
        if (names.some((file) => !open.project.program.isReadable(open.path(file)))) continue;
        const anew = read(openService(write(now)), names);
        expect(found).toEqual(anew);
        if (JSON.stringify(found).includes("ICO3")) faulty++;
        else clean++;
      }
    }),
    { numRuns: 50, examples: [[CLEAN, [{ module: 0, at: 0, change: { body: "let x = 1;" } }]]] },
  );
  expect(faulty).toBeGreaterThan(10);
  expect(clean).toBeGreaterThan(0);
  expect(quick).toBeGreaterThan(0);
});

it("follows a constant of another file that a modifier takes", () => {
  const plain: Written = {
    name: "gamma",
    inputs: [],
    result: "number",
    body: "",
    modifier: "when({ region: REGION })",
  };
  const modules = [[plain], [{ ...plain, name: "beta", modifier: "" }]];
  const flow = `dataflow({ modules: [one, two], config: { region: "us" } }).executeSync(["gamma"], {});`;
  const toFiles = (own: string): Readonly<Record<string, string>> =>
    write({ modules, row: "number", region: own, call: flow });
  const names = ["one.ts", "two.ts", "main.ts"];
  const open = openService(toFiles("us"));
  const before = read(open, names);
  for (const own of ["eu", "us"]) {
    open.write("types.ts", toFiles(own)["types.ts"] ?? "");
    expect(read(open, names)).toEqual(read(openService(toFiles(own)), names));
  }
  expect(read(open, names)).toEqual(before);
  expect(read(openService(toFiles("eu")), names)).not.toEqual(before);
});
