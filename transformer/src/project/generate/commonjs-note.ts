/** Says when TypeScript is going to refuse a generated file, because it would become CommonJS. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GenerateJob } from "./generate-job.js";
import type { Config } from "../options/read-config.js";
import { toShownPath } from "../to-shown-path.js";

/**
 * A sentence for a file that imports the runtime as CommonJS, where the tsconfig does not allow that.
 *
 * The file itself is right: TypeScript would compile it, and Node 20.19 would run it.
 *
 * @param packageRoot - The folder of the package that the file is in; null where there is none.
 * @returns Null where there is nothing to say.
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

/** Which options do not let CommonJS import an ES module by way of \`exports\`. */
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
    // Whoever needs the file says what is wrong with it.
    return true;
  }
}
