/** Measures how much of a cold build by Vite the plugin takes: 400 modules, of which a tenth are dataflow modules. */
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import icosian from "@icosian/transformer/vite";
import { build, version } from "vite";
import { writeProgram } from "./write-program.mjs";

const MODULES = 400;
const DATAFLOW_MODULES = MODULES / 10;
const ROUNDS = 7;

/**
 * Builds in turns with the plugin and without, in this process.
 *
 * @returns {Promise<{ name: string, milliseconds: number, plugin: number, share: number, goal: number }[]>} Medians; `plugin` is the
 *   time inside the plugin, and `share` its part of the build.
 */
export async function measureViteBuild() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-vite-"));
  try {
    const entry = writeProject(folder);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await buildOnce(folder, entry));
    const middle = rounds.toSorted((a, b) => a.share - b.share)[Math.floor(ROUNDS / 2)];
    return [{ name: `Vite ${version}, 400 modules, a tenth of them dataflow modules`, ...middle, goal: 0.03 }];
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

async function buildOnce(root, entry) {
  let plugin = 0;
  const measured = icosian();
  const { handler } = measured.transform;
  measured.transform.handler = function (...args) {
    const start = performance.now();
    const result = handler.apply(this, args);
    plugin += performance.now() - start;
    return result;
  };
  const start = performance.now();
  await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [measured],
    build: { lib: { entry, formats: ["es"], fileName: "built" }, minify: true, sourcemap: true },
  });
  const milliseconds = performance.now() - start;
  return { milliseconds, plugin, share: plugin / milliseconds };
}
