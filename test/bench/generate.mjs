/**
 * Measures `icosian generate` and prints a table: whole processes, edits that a watching process follows, and what the
 * generated file costs the compiler.
 *
 * The time of an edit is from the write of a module until the generated file on the disk says it.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { installPackages } from "../hosts/install-packages.ts";
import { packPackages } from "../hosts/pack.ts";
import { layered } from "./graphs.mjs";
import { writeProgram } from "./write-program.mjs";

const NODES = 4000;
const MODULES = 40;
const ROUNDS = Number(process.env.ROUNDS ?? 9);
const EDITS = Number(process.env.EDITS ?? 20);
const OUT = "flow.gen.ts";
const CLI = "@icosian/transformer/dist/hosts/cli/main.js";

const tarballs = await packPackages();
const installed = Object.fromEntries(
  await Promise.all(["7.0.2", "6.0.3"].map(async (typescript) => [typescript, await install(typescript)])),
);
const folders = Object.values(installed).map((folder) => mkdtempSync(join(folder, "projects/bench-")));
const [folder] = folders;
for (const each of folders) writeProject(each);

const cold = Array.from({ length: ROUNDS }, () => {
  rmSync(join(folder, OUT));
  return time(() => generate(folder));
});
const check = Array.from({ length: ROUNDS }, () => time(() => generate(folder, "--check")));
const { body, signature } = await measureWatch();
const rows = [
  ["generate", ...toQuantiles(cold)],
  ["generate --check", ...toQuantiles(check)],
  ["--watch, a body is edited", ...toQuantiles(body)],
  ["--watch, a new input", ...toQuantiles(signature)],
  ...Object.keys(installed).flatMap(measureCompiler),
];
console.log(`${NODES} nodes in ${MODULES} modules, ${cpus()[0]?.model.trim()}, ${cpus().length} cores, milliseconds`);
for (const [name, ...cells] of [["", "median", "p95"], ...rows])
  console.log(`${name.padEnd(48)}${cells.map((cell) => String(cell).padStart(9)).join("")}`.trimEnd());
for (const each of folders) rmSync(each, { recursive: true });

function install(typescript) {
  return installPackages({ typescript, "@types/node": "20.10.0" }, tarballs);
}

/** The program, what is to be generated of it, and a request of it. */
function writeProject(project) {
  writeProgram(project, { nodes: NODES, modules: MODULES });
  const modules = Array.from({ length: MODULES }, (_, module) => `module${module}.ts`);
  const config = { type: "module", icosian: { generate: [{ out: OUT, modules }] } };
  writeFileSync(join(project, "package.json"), JSON.stringify(config));
  const { inputs, outputs } = layered(NODES, 50);
  const request = [
    `import { manifest, type Inputs } from "./flow.gen.js";`,
    `export function run({ ${inputs.join(", ")} }: Inputs): unknown {`,
    `  return manifest.executeSync(${JSON.stringify(outputs)}, { inputs: { ${inputs.join(", ")} } });`,
    `}`,
  ];
  writeFileSync(join(project, "main.ts"), request.join("\n"));
  generate(project);
}

function generate(project, ...args) {
  run(project, CLI, ["generate", ...args]);
}

function run(project, script, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [toScript(project, script), ...args], {
    cwd: project,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stdout + stderr);
}

function toScript(project, script) {
  return join(project, "../../node_modules", script);
}

/** Edits a module in turns, and waits for each edit to be in the generated file. */
async function measureWatch() {
  const child = spawn(process.execPath, [toScript(folder, CLI), "generate", "--watch"], { cwd: folder });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  while (!said.includes("Watching for changes.")) await sleep(10);
  const module = join(folder, "module20.ts");
  const original = readFileSync(module, "utf8");
  const times = { body: [], signature: [] };
  for (let edit = 0; edit < EDITS; edit++) {
    times.body.push(await follow(module, original.replace("throw new Error(", `throw new Error("${edit}" + `)));
    times.signature.push(
      await follow(module, original.replace(/(export function \w+\()(?=\w)/, `$1edit${edit}: number, `)),
    );
  }
  child.kill();
  writeFileSync(module, original);
  generate(folder);
  return times;
}

async function follow(module, text) {
  // Edits come one by one.
  await sleep(150);
  const before = statSync(join(folder, OUT)).mtimeMs;
  const start = performance.now();
  writeFileSync(module, text);
  while ((statSync(join(folder, OUT), { throwIfNoEntry: false })?.mtimeMs ?? before) === before) {
    if (performance.now() - start > 30_000) throw new Error("An edit was not followed.");
    await sleep(1);
  }
  return performance.now() - start;
}

/** The compiler over the modules with and without the generated file and its request, in turns. */
function measureCompiler(typescript, index) {
  const project = folders[index];
  const compile = (include) => {
    writeFileSync(join(project, "tsconfig.bench.json"), JSON.stringify({ extends: "./tsconfig.json", include }));
    return time(() => run(project, "typescript/bin/tsc", ["-p", "tsconfig.bench.json"]));
  };
  const all = Array.from({ length: ROUNDS }, () => [compile(["module*.ts", "types.ts"]), compile(["*.ts"])]);
  return [
    [`tsc ${typescript}, the modules`, ...toQuantiles(all.map(([plain]) => plain))],
    [`tsc ${typescript}, with the generated file`, ...toQuantiles(all.map(([, generated]) => generated))],
  ];
}

function toQuantiles(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.5, 0.95].map((share) => sorted[Math.floor(sorted.length * share)].toFixed(0));
}

function time(action) {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
