/** Warns if TypeScript will reject a generated file because it would be compiled to CommonJS. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GenerateJob } from "./generate-job.js";
import type { Config } from "../options/read-config.js";
import { toShownPath } from "../to-shown-path.js";

/**
 * A sentence about a file that would import the runtime from CommonJS, if the tsconfig does not allow that.
 *
 * The file itself is correct: TypeScript could compile it, and Node.js 20.19 could run it.
 *
 * @param packageRoot - Absolute path of the folder of the file's package; null if there is none.
 * @returns Null if there is nothing to report.
 */
export function findCommonJsNote(
  { out }: GenerateJob,
  config: Pick<Config, "module" | "moduleResolution"> | null,
  packageRoot: string | null,
): string | null {
  const refusal = config && findRefusal(config);
  const packageFile = packageRoot === null ? null : join(packageRoot, "package.json");
  if (!refusal || packageFile === null || out.endsWith(".mts") || isEsm(packageFile)) return null;
  const advice = `Say "type": "module" in it, or "module": "nodenext" in the tsconfig (TypeScript 5.8 or newer)`;
  return `${toShownPath(out)} will be CommonJS, as ${toShownPath(packageFile)} says, and imports @icosian/runtime, which is an ES module: ${refusal}. ${advice}.`;
}

/** The options that prevent CommonJS from importing an ES module through \`exports\`. */
function findRefusal({ module, moduleResolution }: Pick<Config, "module" | "moduleResolution">): string | null {
  if (module !== null && ["node16", "node18"].includes(module)) return `"module": "${module}" does not allow that`;
  if (moduleResolution !== null && ["node", "node10", "classic"].includes(moduleResolution))
    return `"moduleResolution": "${moduleResolution}" does not find its files`;
  return null;
}

function isEsm(packageFile: string): boolean {
  try {
    return (JSON.parse(readFileSync(packageFile, "utf8")) as { readonly type?: unknown }).type === "module";
  } catch {
    // Another part reports what is wrong with the file.
    return true;
  }
}
