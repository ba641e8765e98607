/**
 * Measures how much of a build by Vite the plugin takes, from the packed packages: 400 modules, of which a tenth are dataflow
 * modules.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "vite";
import { installPackages } from "../hosts/install-packages.ts";
import { packPackages } from "../hosts/pack.ts";
import { writeProgram } from "./write-program.mjs";

const MODULES = 400;
const DATAFLOW_MODULES = MODULES / 10;
const ROUNDS = 7;

/** The builds of one round. `warm` has the readings of earlier builds. */
const KINDS = ["without", "cold", "warm"];

/**
 * Builds with the plugin and without.
 *
 * @returns {Promise<{ name: string, milliseconds: number, plugin: number, share: number, processorShare: number, goal: number }[]>}
 *   The pairs with the median share: with nothing but the sources, and with the readings of earlier builds. `plugin` is the
 *   time that the plugin adds to the build, loading it included; `share` is its part of the build, and `processorShare` its
 *   part of the time of all processors.
 */
export async function measureViteBuild() {
  const installed = await installPackages({ vite: version, typescript: "6.0.3" }, await packPackages());
  const folder = mkdtempSync(join(installed, "projects/bench-"));
  try {
    cpSync(join(import.meta.dirname, "measure-vite-build.mjs"), join(folder, "build.mjs"));
    const entry = writeProject(folder);
    const cache = join(installed, "node_modules/.cache/icosian");
    // The first build makes the folder of readings, and the second one stores them.
    for (let count = 0; count < 2; count++) buildOnce(folder, entry, "with");
    const rounds = Array.from({ length: ROUNDS }, (_, round) => buildAll(folder, entry, cache, round));
    const toRow = (name, kind) => {
      const all = rounds.map((round) => compare(round[kind], round.without));
      const middle = all.toSorted((a, b) => a.share - b.share)[Math.floor(ROUNDS / 2)];
      return { name: `Vite ${version}, 400 modules, a tenth of them dataflow modules, ${name}`, ...middle, goal: 0.1 };
    };
    return [toRow("no cache", "cold"), toRow("readings in the cache", "warm")];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @returns {string} The module that imports all others. */
function writeProject(folder) {
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

/** Builds in turns in processes of their own, as users do, so that a noisy machine is noisy for all. */
function buildAll(folder, entry, cache, round) {
  const kept = `${cache}-kept`;
  return Object.fromEntries(
    KINDS.map((_, turn) => {
      const kind = KINDS[(turn + round) % KINDS.length];
      if (kind === "cold") renameSync(cache, kept);
      const built = buildOnce(folder, entry, kind === "without" ? "without" : "with");
      if (kind === "cold") {
        rmSync(cache, { recursive: true, force: true });
        renameSync(kept, cache);
      }
      return [kind, built];
    }),
  );
}

function compare(built, without) {
  const plugin = built.milliseconds - without.milliseconds;
  const processorShare = 1 - without.processor / built.processor;
  return { milliseconds: built.milliseconds, plugin, share: plugin / built.milliseconds, processorShare };
}

function buildOnce(folder, entry, which) {
  const script = join(folder, "build.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, folder, entry, which], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
