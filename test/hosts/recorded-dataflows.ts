/** The dataflows that a program builds while it runs, as they export themselves. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ExecutionExport } from "@icosian/runtime/visualize";
import { runOrThrow } from "./run.ts";

/** One dataflow. */
export interface RecordedDataflow {
  /** File, line and column of the call: `main.ts:12:16`. */
  readonly location: string;
  /** What `visualize({ format: "json" })` returns. */
  readonly graph: ExecutionExport;
}

const RUNTIME: string = pathToFileURL(join(import.meta.dirname, "../../runtime/dist/index.js")).href;

/** Records every call in `src/main.ts` and `src/flow.ts`. It takes the place of the runtime. */
const RECORDER = `import { writeFileSync } from "node:fs";
import * as runtime from ${JSON.stringify(RUNTIME)};
export * from ${JSON.stringify(RUNTIME)};
const recorded = [];
export function dataflow(...args) {
  const flow = runtime.dataflow(...args);
  const [, location] = /[\\\\/]((?:main|flow)\\.ts:\\d+:\\d+)/.exec(new Error().stack) ?? [];
  recorded.push({ location, graph: JSON.parse(flow.visualize({ format: "json" })) });
  return flow;
}
process.on("exit", () => writeFileSync(process.env.RECORDED, JSON.stringify(recorded)));
`;

const HOOKS = `export const resolve = (specifier, context, next) =>
  specifier === "@icosian/runtime" && !context.parentURL?.includes("recorder.mjs") && !context.parentURL?.includes("/dist/")
    ? { url: new URL("recorder.mjs", import.meta.url).href, shortCircuit: true }
    : next(specifier, context);
`;

/**
 * Runs the `src/main.ts` of a package from its sources, and records the dataflows that it builds.
 *
 * @param folder - The package, from which `@icosian/transformer` can be found.
 */
export async function recordDataflows(folder: string): Promise<readonly RecordedDataflow[]> {
  const temporary = mkdtempSync(join(tmpdir(), "icosian-recorded-"));
  try {
    const path = (name: string): string => join(temporary, name);
    writeFileSync(path("recorder.mjs"), RECORDER);
    writeFileSync(path("hooks.mjs"), HOOKS);
    const register = `import { register } from "node:module";\nregister("./hooks.mjs", import.meta.url);\n`;
    writeFileSync(
      path("register.mjs"),
      `${register}process.env.RECORDED = ${JSON.stringify(path("recorded.json"))};\n`,
    );
    const imports = ["@icosian/transformer/register", pathToFileURL(path("register.mjs")).href];
    const args = [...imports.flatMap((each) => ["--import", each]), "src/main.ts"];
    await runOrThrow(process.execPath, args, { folder });
    return JSON.parse(readFileSync(path("recorded.json"), "utf8")) as readonly RecordedDataflow[];
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
