/** Measures what the plugins of bundlers take of a build: 400 modules, of which a tenth are dataflow modules. */
import { deepStrictEqual } from "node:assert";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import icosian from "@icosian/transformer/rollup";
import { measureSync } from "./measure.mjs";
import { writeProgram } from "./write-program.mjs";

const MODULES = 400;
const DATAFLOW_MODULES = MODULES / 10;

/**
 * Megabytes of source that one core takes in a second, source maps included.
 *
 * @returns {{ name: string, megabytes: number, milliseconds: number, megabytesPerSecond: number }[]}
 */
export function measureBundlers() {
  const folder = mkdtempSync(join(tmpdir(), "icosian-bundlers-"));
  try {
    const files = writeProgram(folder, { nodes: 50 * DATAFLOW_MODULES, modules: DATAFLOW_MODULES });
    const dataflows = files
      .filter((file) => /module\d+\.ts$/.test(file))
      .map((file) => ({ file, text: readFileSync(file, "utf8") }));
    const others = Array.from({ length: MODULES - DATAFLOW_MODULES }, (_, index) => {
      const { text } = dataflows[index % DATAFLOW_MODULES];
      return { file: join(folder, `plain${index}.ts`), text: text.replace('"use dataflow";\n', "") };
    });
    return [
      measureModules("400 modules, a tenth of them dataflow modules", [...dataflows, ...others], dataflows.length),
      measureModules("the dataflow modules alone", dataflows, dataflows.length),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureModules(name, modules, expected) {
  const { handler } = icosian().transform;
  const run = () => {
    let count = 0;
    for (const { file, text } of modules) if (handler.call({}, text, file) != null) count++;
    return count;
  };
  deepStrictEqual(run(), expected);
  const bytes = modules.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  measureSync({ run }, { rounds: 3 });
  const { run: milliseconds } = measureSync({ run }, { rounds: 15 });
  const megabytes = bytes / 1e6;
  return { name, megabytes, milliseconds, megabytesPerSecond: (megabytes / milliseconds) * 1000 };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { name, megabytes, milliseconds, megabytesPerSecond } of measureBundlers())
    console.log(
      `${name}: ${megabytes.toFixed(2)} MB in ${milliseconds.toFixed(0)} ms, ${megabytesPerSecond.toFixed(0)} MB/s`,
    );
