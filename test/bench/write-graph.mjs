/** Writes a graph as dataflow modules, and as what a person would write by hand over the same functions. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { planRequests } from "../../transformer/dist/4-plan/plan-requests.js";
import { toPlanText } from "../../transformer/dist/5-emit/plan-text.js";
import { compileModule } from "../../transformer/dist/pipeline.js";

/**
 * Compiles a graph through the transformer and loads it.
 *
 * @param {{ inputs: string[], nodes: { name: string, from: string[] }[], outputs: string[] }} graph
 * @param {number} moduleCount
 * @param {(index: number) => boolean} isAsync - Which of the nodes are async.
 * @returns {Promise<{ modules: object[], byHand: (inputs: object) => object, byHandAsync: (inputs: object) => Promise<object>, planned: string[] | null }>}
 *   `planned` are the outputs with the plan that the transformer writes for them, where all nodes are synchronous.
 */
export async function writeGraph(graph, moduleCount, isAsync = () => false) {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-"));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);

  const size = Math.ceil(graph.nodes.length / moduleCount);
  const files = [];
  for (let start = 0; start < graph.nodes.length; start += size) {
    const file = join(folder, `module${files.length}.ts`);
    writeFileSync(file.replace(/ts$/, "js"), compile(file, writeModule(graph.nodes, start, size, isAsync)));
    files.push(file.replace(/ts$/, "js"));
  }
  const byHand = join(folder, "by-hand.js");
  writeFileSync(byHand, writeByHand(graph, size));
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
  const { run, runAsync } = await import(pathToFileURL(byHand).href);
  const planned = await loadPlanned(graph, modules, join(folder, "planned.js"));
  rmSync(folder, { recursive: true });
  return { modules, byHand: run, byHandAsync: runAsync, planned };
}

/**
 * Compiles one module through the transformer and loads it.
 *
 * @param {string} text - It imports nothing but types.
 * @returns {Promise<object>}
 */
export async function loadModule(text) {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-"));
  const file = join(folder, "module.mjs");
  writeFileSync(file, compile("src/module.ts", text));
  const module = await import(pathToFileURL(file).href);
  rmSync(folder, { recursive: true });
  return module;
}

async function loadPlanned({ inputs, outputs }, modules, file) {
  const dataflow = { modules, config: {}, allowModuleOverrides: false };
  const [planned] = planRequests([{ dataflow, outputs, inputs, overrides: [] }]);
  if (planned === undefined) return null;
  const { plan } = planned;
  const text = `${toPlanText(plan, "plan")}\nexport default plan(${JSON.stringify(outputs)});\n`;
  writeFileSync(file, text);
  return (await import(pathToFileURL(file).href)).default;
}

function writeModule(nodes, start, size, isAsync) {
  const functions = nodes.slice(start, start + size).map(({ name, from }, index) => {
    const sum = from.length === 1 ? `${from[0]} + 1` : from.join(" + ");
    const parameters = from.map((each) => `${each}: number`).join(", ");
    const [keyword, type] = isAsync(start + index) ? ["async function", "Promise<number>"] : ["function", "number"];
    return `export ${keyword} ${name}(${parameters}): ${type} { return (${sum}) % 65521; }`;
  });
  return [`"use dataflow";`, ...functions].join("\n");
}

function compile(file, text) {
  const { manifestText } = compileModule({ file, module: file, text, isIncluded: false });
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(text, { compilerOptions: options }).outputText + manifestText;
}

/** One straight-line function, as far as V8 can compile one; the best that a person would write. */
function writeByHand({ inputs, nodes, outputs }, size) {
  const imports = [];
  for (let start = 0; start < nodes.length; start += size) {
    const names = nodes.slice(start, start + size).map(({ name }) => `${name} as f_${name}`);
    imports.push(`import { ${names.join(", ")} } from "./module${imports.length}.js";`);
  }
  const body = nodes.map(({ name, from }) => `  const ${name} = f_${name}(${from.join(", ")});`);
  return [
    ...imports,
    `export function run({ ${inputs.join(", ")} }) {`,
    ...body,
    `  return { ${outputs.join(", ")} };`,
    "}",
    writeByHandAsync({ inputs, nodes, outputs }),
  ].join("\n");
}

/** A promise a node: each awaits what it needs, and all that can be in flight is. */
function writeByHandAsync({ inputs, nodes, outputs }) {
  const given = new Set(inputs);
  const toValue = (name) => (given.has(name) ? name : `await p_${name}`);
  const body = nodes.map(
    ({ name, from }) => `  const p_${name} = (async () => f_${name}(${from.map(toValue).join(", ")}))();`,
  );
  const results = outputs.map((name) => `${name}: ${toValue(name)}`);
  return [
    `export async function runAsync({ ${inputs.join(", ")} }) {`,
    ...body,
    `  return { ${results.join(", ")} };`,
    "}",
  ].join("\n");
}
