/** Writes a graph as dataflow modules, and as what a person would write by hand over the same functions. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import ts from "typescript";
import { compileModule } from "../../transformer/dist/compile-file.js";
import { importAll, loadGraph } from "./load-graph.mjs";
import { toLevels } from "./peers/to-levels.mjs";
import { writePlan } from "./write-plan.mjs";

/**
 * Compiles a graph through the transformer and loads it.
 *
 * @param {{ inputs: string[], nodes: { name: string, from: string[] }[], outputs: string[] }} graph
 * @param {number} moduleCount
 * @param {(index: number) => boolean} isAsync - Which of the nodes are async.
 * @returns {ReturnType<typeof loadGraph>}
 */
export async function writeGraph(graph, moduleCount, isAsync = () => false) {
  const folder = await writeGraphFolder(graph, moduleCount, isAsync);
  const loaded = await loadGraph(folder);
  rmSync(folder, { recursive: true });
  return loaded;
}

/**
 * Compiles a graph through the transformer, for any process to load.
 *
 * @returns {Promise<string>} The folder.
 */
export async function writeGraphFolder(graph, moduleCount, isAsync = () => false) {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-"));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  writeFileSync(join(folder, "package.json"), `{ "type": "module" }`);
  const size = Math.ceil(graph.nodes.length / moduleCount);
  const files = [];
  let manifestBytes = 0;
  for (let start = 0; start < graph.nodes.length; start += size) {
    const file = join(folder, `module${files.length}.js`);
    const { text, manifestText } = compile(file, writeModule(graph.nodes, start, size, isAsync));
    writeFileSync(file, text + manifestText);
    files.push(basename(file));
    manifestBytes += manifestText.length;
  }
  const nodes = graph.nodes.map((node, index) => ({ ...node, isAsync: isAsync(index) }));
  writeFileSync(join(folder, "by-hand.js"), writeByHand({ ...graph, nodes }, size));
  writeFileSync(join(folder, "graph.json"), JSON.stringify({ ...graph, nodes, files, manifestBytes }));
  const modules = await importAll(folder, files);
  writeFileSync(join(folder, "planned.js"), writePlan({ ...graph, modules }));
  return folder;
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
  const source = file.replace(/js$/, "ts");
  const { manifestText } = compileModule({ file: source, module: source, text, isIncluded: false });
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return { text: ts.transpileModule(text, { compilerOptions: options }).outputText, manifestText };
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
    writeByHandLevels({ inputs, nodes, outputs }),
    writeByHandStraight({ inputs, nodes, outputs }),
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

/** A `Promise.all` a level. */
function writeByHandLevels({ inputs, nodes, outputs }) {
  const body = toLevels(nodes).map((level) => {
    const calls = level.map(({ name, from }) => `f_${name}(${from.join(", ")})`);
    return `  const [${level.map(({ name }) => name).join(", ")}] = await Promise.all([${calls.join(", ")}]);`;
  });
  return [
    `export async function runLevels({ ${inputs.join(", ")} }) {`,
    ...body,
    `  return { ${outputs.join(", ")} };`,
    "}",
  ].join("\n");
}

/** What has to be waited for at once, everything else in a straight line; for graphs whose async nodes need inputs only. */
function writeByHandStraight({ inputs, nodes, outputs }) {
  const toCall = ({ name, from }) => `f_${name}(${from.join(", ")})`;
  const waiting = nodes.filter(({ isAsync }) => isAsync);
  const others = nodes.filter(({ isAsync }) => !isAsync);
  return [
    `export async function runStraight({ ${inputs.join(", ")} }) {`,
    `  const [${waiting.map(({ name }) => name).join(", ")}] = await Promise.all([${waiting.map(toCall).join(", ")}]);`,
    ...others.map((node) => `  const ${node.name} = ${toCall(node)};`),
    `  return { ${outputs.join(", ")} };`,
    "}",
  ].join("\n");
}
