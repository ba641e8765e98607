/**
 * Measures what the checks of a whole program cost, against TypeScript alone.
 *
 * Whole processes in pairs, in turns, so that a noisy machine is noisy for both; and the checks by themselves, in this
 * process, for how they grow.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { ModuleCompiler } from "../../transformer/dist/project/program/module-compiler.js";
import { ProgramChecker } from "../../transformer/dist/project/program/program-checker.js";
import { installPackages } from "../hosts/install-packages.ts";
import { packPackages } from "../hosts/pack.ts";
import { writeProgram } from "./write-program.mjs";

const SIZE = { nodes: 4000, modules: 40 };
const LARGE = { nodes: 20_000, modules: 200 };
const PAIRS = Number(process.env.PAIRS ?? 5);

/**
 * Measures everything about checks.
 *
 * @returns {Promise<readonly { name: string, milliseconds: number, against: string, ratio: number, goal: number | null }[]>}
 *   A row for each comparison: median of the milliseconds, median of the ratios of all pairs.
 */
export async function measureChecks() {
  const tarballs = await packPackages();
  const six = await installPackages({ "ts-patch": "3.3.0", typescript: "6.0.3", "@types/node": "24.19.2" }, tarballs);
  const seven = await installPackages({ typescript: "7.0.2", "@types/node": "20.10.0" }, tarballs);
  const tsc = ["typescript/bin/tsc", "--noEmit"];
  const tspc = ["ts-patch/bin/tspc.js", "--noEmit"];
  const plain = ["ts-patch/bin/tspc.js", "--noEmit", "-p", "plain.json"];
  return [
    measurePairs("tspc 6.0.3 with the checks", tspc, "tspc without", plain, six, 1.1, forget),
    measurePairs("tspc 6.0.3 with the checks", tspc, "tsc 6.0.3", tsc, six, 1.15, forget),
    measurePairs("icosian check with 7.0.2", [CLI, "check"], "tsc 7.0.2", tsc, seven, 1.5, forget),
    measurePairs("icosian check with 6.0.3", [CLI, "check"], "tsc 6.0.3", tsc, six, null, forget),
    measurePairs("icosian check with 7.0.2, nothing changed", [CLI, "check"], "tsc 7.0.2", tsc, seven, 0.5),
    measurePairs("icosian check with 7.0.2, one body changed", [CLI, "check"], "tsc 7.0.2", tsc, seven, 0.7, editBody),
    measurePairs("icosian check with 7.0.2, one type added", [CLI, "check"], "tsc 7.0.2", tsc, seven, null, addType),
    measurePairs("tspc 6.0.3 with the checks, nothing changed", tspc, "tspc without", plain, six, 1.1),
    measureGrowth(),
  ];
}

const CLI = "@icosian/transformer/dist/hosts/cli/main.js";

/** Forgets what earlier checks have found. */
function forget(folder) {
  rmSync(join(folder, "../../node_modules/.cache/icosian"), { recursive: true, force: true });
}

/** Edits the body of a node. */
function editBody(folder) {
  const file = join(folder, "module20.ts");
  writeFileSync(file, readFileSync(file, "utf8").replace(`throw new Error("`, `throw new Error("x`));
}

/** Adds a type to a module, which other files could see, so that everything is checked again. */
function addType(folder) {
  const file = join(folder, "module20.ts");
  writeFileSync(file, `${readFileSync(file, "utf8")}export type Added${Date.now()} = number;\n`);
}

/**
 * Runs two commands in turns, and says how the times of the first relate to those of the second.
 *
 * @param prepare - What is done before the first command each time.
 */
function measurePairs(
  name,
  [script, ...args],
  against,
  [otherScript, ...otherArgs],
  installed,
  goal,
  prepare = () => {},
) {
  const folder = mkdtempSync(join(installed, "projects/bench-"));
  writeProgram(folder, SIZE);
  const run = (file, rest) => time(() => runNode(join(installed, "node_modules", file), rest, folder));
  const one = () => {
    prepare(folder);
    // Longer than the clock of a file system stands still.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    return run(script, args);
  };
  const other = () => run(otherScript, otherArgs);
  // Caches of the compilers and of the disk are filled first.
  one();
  one();
  other();
  const pairs = Array.from({ length: PAIRS }, (_, round) => {
    const [first, second] = round % 2 === 0 ? [one, other] : [other, one];
    const [firstTime, secondTime] = [first(), second()];
    return round % 2 === 0 ? [firstTime, secondTime] : [secondTime, firstTime];
  });
  rmSync(folder, { recursive: true });
  const ratio = median(pairs.map(([time, otherTime]) => time / otherTime));
  return { name, milliseconds: median(pairs.map(([time]) => time)), against, ratio, goal };
}

function runNode(script, args, folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${script} ${args.join(" ")} exited with ${status}:\n${stdout}${stderr}`);
}

/** How the checks grow: those of five times as many nodes against those of a program. */
function measureGrowth() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bench-check-"));
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  const small = writeProgram(join(folder, "small"), SIZE);
  const large = writeProgram(join(folder, "large"), LARGE);
  checkInProcess(small);
  const pairs = Array.from({ length: 3 }, () => [checkInProcess(large), checkInProcess(small)]);
  rmSync(folder, { recursive: true });
  const ratio = median(pairs.map(([time, otherTime]) => time / otherTime));
  const name = `checks alone, ${LARGE.nodes} nodes`;
  return { name, milliseconds: median(pairs.map(([time]) => time)), against: `${SIZE.nodes} nodes`, ratio, goal: 5.2 };
}

/** Milliseconds of the checks of a program that TypeScript has checked already, as in every host. */
function checkInProcess(files) {
  const options = {
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  const program = ts.createProgram(files, options);
  const own = ts.getPreEmitDiagnostics(program);
  if (own.length > 0) throw new Error(ts.formatDiagnostics(own.slice(0, 3), ts.createCompilerHost(options)));
  return time(() => {
    const found = new ProgramChecker(program, new ModuleCompiler(program, {}, ts.sys.fileExists), ts).all();
    if (found.length > 0) throw new Error(found[0].message);
  });
}

function time(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
