/** Writes a layered graph as a project: dataflow modules with documentation, types and bodies, and a call of them all. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layered } from "./graphs.mjs";

/** Types that take turns, so that edges are of more than numbers. */
const TYPES = [
  "number",
  "readonly number[]",
  "Row",
  "ReadonlyMap<string, Row>",
  "{ readonly id: number; readonly rows: readonly Row[] }",
];

const TSCONFIG = {
  compilerOptions: {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    module: "nodenext",
    moduleResolution: "nodenext",
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    plugins: [{ transform: "@icosian/transformer", transformProgram: true }],
  },
  include: ["*.ts"],
};

/** The same without the transformer. */
const PLAIN_TSCONFIG = { ...TSCONFIG, compilerOptions: { ...TSCONFIG.compilerOptions, plugins: [] } };

/**
 * Writes a project into a folder, from which `@icosian/runtime` can be found.
 *
 * @param {string} folder - Is made where it is not there.
 * @param {{ nodes: number, modules: number }} size
 * @returns {string[]} The source files: `types.ts`, `module0.ts` and so on, and `main.ts`.
 */
export function writeProgram(folder, { nodes: nodeCount, modules: moduleCount }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(TSCONFIG, null, 2));
  writeFileSync(join(folder, "plain.json"), JSON.stringify(PLAIN_TSCONFIG, null, 2));
  const { inputs, nodes, outputs } = layered(nodeCount, 50);
  const names = [...inputs, ...nodes.map(({ name }) => name)];
  const typeOf = new Map(names.map((name, index) => [name, TYPES[index % TYPES.length]]));
  const size = Math.ceil(nodeCount / moduleCount);
  const sources = Array.from({ length: moduleCount }, (_, module) =>
    [
      `"use dataflow";`,
      `import type { Row } from "./types.js";`,
      ...nodes.slice(module * size, (module + 1) * size).map((node, index) => toFunction(node, index % 3, typeOf)),
    ].join("\n"),
  );
  const moduleNames = sources.map((_, module) => `module${module}`);
  const main = [
    `import { dataflow } from "@icosian/runtime";`,
    ...moduleNames.map((name) => `import * as ${name} from "./${name}.js";`),
    `export const flow = dataflow(${moduleNames.join(", ")});`,
    `export function run(inputs: { ${inputs.map((name) => `${name}: any`).join("; ")} }): unknown {`,
    `  return flow.executeSync([${outputs.map((name) => `"${name}"`).join(", ")}], { inputs: { ${inputs.map((name) => `${name}: inputs.${name}`).join(", ")} } });`,
    `}`,
  ].join("\n");
  const all = {
    "types.ts": `export interface Row { readonly id: number; readonly name: string }`,
    ...Object.fromEntries(sources.map((source, module) => [`module${module}.ts`, source])),
    "main.ts": main,
  };
  return Object.entries(all).map(([name, text]) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  });
}

/** A node as a declaration, an arrow or with named inputs, with documentation and a body of a few lines. */
function toFunction({ name, from }, form, typeOf) {
  const parameters = from.map((each) => `${each}: ${typeOf.get(each)}`);
  const body = `{\n  const used: readonly unknown[] = [${from.join(", ")}];\n  if (used.length === 0) throw new Error("${name}");\n  return used as never;\n}`;
  const documentation = `/** Computes ${name} of ${from.join(" and ")}. */\nexport `;
  const type = typeOf.get(name);
  if (form === 0) return `${documentation}function ${name}(${parameters.join(", ")}): ${type} ${body}`;
  if (form === 1) return `${documentation}const ${name} = (${parameters.join(", ")}): ${type} => ${body};`;
  return `${documentation}function ${name}({ ${from.join(", ")} }: { ${parameters.join("; ")} }): ${type} ${body}`;
}
