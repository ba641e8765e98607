/**
 * Loads a TypeScript file for Node.js: appends the manifest of a dataflow module, and strips types if Node.js does not.
 */
import { existsSync, readFileSync } from "node:fs";
import type { LoadFnOutput } from "node:module";
import { fileURLToPath } from "node:url";
import { isJavaScript, isTypeScript, mayBeDataflowModule } from "../../1-discover/discover.js";
import { ModulePaths } from "../../1-discover/module-path.js";
import { renderLine } from "../../diagnostics/render-line.js";
import { findDemand } from "../../project/tsconfig/find-demand.js";
import { Tsconfigs } from "../../project/tsconfig/tsconfigs.js";
import { Readings } from "../../project/readings/readings.js";
import { ProjectCode } from "../../project/versions/project-code.js";
import { moduleFormatOf, typeOf } from "./module-format.js";
import { stripTypes } from "./strip-types.js";

const paths = new ModulePaths(existsSync);
const code = new ProjectCode();
const readings = new Readings(code);

/** The tsconfigs of the files that are loaded. */
export const tsconfigs: Tsconfigs = new Tsconfigs();

/**
 * Whether this Node.js strips types itself. It never does so below `node_modules`, so types are stripped here there.
 */
const nodeStripsTypes = Boolean((process.features as { readonly typescript?: unknown }).typescript);

/**
 * Loads a TypeScript file or a dataflow module.
 *
 * @returns Null for any file that Node.js can load by itself.
 * @throws Error with one line per diagnostic if a dataflow module has errors.
 */
export function loadTypeScript(url: string): LoadFnOutput | null {
  if (!url.startsWith("file:")) return null;
  const file = fileURLToPath(url);
  const isInPackage = /[\\/]node_modules[\\/]/.test(file);
  if (isJavaScript(file) && !isInPackage) refuse(file);
  if (!isTypeScript(file)) return null;
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const settings = tsconfigs.of(file);
  const manifestText = compile(file, text, settings.isIncluded(file));
  // Node.js supports neither JSX nor syntax that generates code.
  const isForNode = nodeStripsTypes && !isInPackage && !file.endsWith("x") && findDemand(file, text) === "types";
  const source = manifestText === null ? text : `${text}\n${manifestText}`;
  if (isForNode) {
    // With `"type": "commonjs"`, Node.js decides by the package alone; if types are stripped here, the syntax decides.
    const isModule = manifestText !== null || (/^\s*(import|export)\b/m.test(text) && isByMistakeCommonJs(file, text));
    return isModule ? { format: "module-typescript", source, shortCircuit: true } : null;
  }
  const code = stripTypes({ file, url, text, source, settings });
  return {
    format: manifestText === null ? moduleFormatOf(file, text, paths) : "module",
    source: code,
    shortCircuit: true,
  };
}

function isByMistakeCommonJs(file: string, text: string): boolean {
  return file.endsWith(".ts") && moduleFormatOf(file, text, paths) === "module" && typeOf(file, paths) !== "module";
}

/** Leaves JavaScript to Node.js, unless it claims to be a dataflow module. */
function refuse(file: string): void {
  const text = readFileSync(file, "utf8");
  if (mayBeDataflowModule(file, text)) compile(file, text, false);
}

function compile(file: string, text: string, isIncluded: boolean): string | null {
  if (isIncluded || mayBeDataflowModule(file, text)) code.refresh("files");
  const compiled = readings.compile({ file, text, module: paths.of(file), isIncluded });
  if (compiled === null) return null;
  const errors = compiled.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return compiled.manifestText;
  throw new Error(`This dataflow module has errors.\n${errors.map((error) => renderLine(error, text)).join("\n")}`);
}
