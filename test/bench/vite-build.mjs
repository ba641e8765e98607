/** Measures how much of a cold build by Vite the plugin takes: 400 modules, of which a tenth are dataflow modules. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "vite";
import { writeProgram } from "./write-program.mjs";

const MODULES = 400;
const DATAFLOW_MODULES = MODULES / 10;
const ROUNDS = 7;

/**
 * Builds with the plugin and without.
 *
 * @returns {Promise<{ name: string, milliseconds: number, plugin: number, share: number, processorShare: number, goal: number }[]>}
 *   The pair with the median share. `plugin` is the time that the plugin adds to the build, loading it included; `share` is its
 *   part of the build, and `processorShare` its part of the time of all processors.
 */
export async function measureViteBuild() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-vite-"));
  try {
    const entry = writeProject(folder);
    const rounds = Array.from({ length: ROUNDS }, (_, round) => buildBoth(folder, entry, round));
    const middle = rounds.toSorted((a, b) => a.share - b.share)[Math.floor(ROUNDS / 2)];
    return [{ name: `Vite ${version}, 400 modules, a tenth of them dataflow modules`, ...middle, goal: 0.1 }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {string} The module that imports all others. */
function writeProject(folder) {
  mkdirSync(join(folder, "node_modules/@icosian"), { recursive: true });
  symlinkSync(join(import.meta.dirname, "../../runtime"), join(folder, "node_modules/@icosian/runtime"), "dir");
  const files = writeProgram(folder, { nodes: 50 * DATAFLOW_MODULES, modules: DATAFLOW_MODULES });
  const dataflows = files.filter((file) => /module\d+\.ts$/.test(file));
  const others = Array.from({ length: MODULES - DATAFLOW_MODULES }, (_, index) => {
    const file = join(folder, `plain${index}.ts`);
    const text = readFileSync(dataflows[index % DATAFLOW_MODULES], "utf8");
    writeFileSync(file, text.replace('"use dataflow";\n', ""));
    return file;
  });
  const entry = join(folder, "everything.ts");
  const all = [...dataflows, ...others];
  const imports = all.map((file, index) => `import * as module${index} from ${JSON.stringify(file)};`);
  writeFileSync(
    entry,
    `${imports.join("\n")}\nexport default [${all.map((_, index) => `module${index}`).join(", ")}];\n`,
  );
  return entry;
}

/** Builds in turns in processes of their own, as users do, so that a noisy machine is noisy for both. */
function buildBoth(folder, entry, round) {
  const which = round % 2 === 0 ? ["with", "without"] : ["without", "with"];
  const measured = Object.fromEntries(which.map((each) => [each, buildOnce(folder, entry, each)]));
  const { milliseconds } = measured.with;
  const plugin = milliseconds - measured.without.milliseconds;
  const processorShare = 1 - measured.without.processor / measured.with.processor;
  return { milliseconds, plugin, share: plugin / milliseconds, processorShare };
}

function buildOnce(folder, entry, which) {
  const script = join(import.meta.dirname, "measure-vite-build.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder, entry, which], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
