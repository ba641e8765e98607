/** Compiles TypeScript to JavaScript, as its tsconfig says. */
import { transformSync, type JsxOptions } from "oxc-transform";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { unknownDecorators } from "../../diagnostics/kinds/hosts.js";
import { refuseTooDeep } from "../files/refuse-too-deep.js";
import { findDemand } from "./find-demand.js";
import { lowerDecorators, type StrippedSource } from "./lower-decorators.js";
import type { FileSettings, WrittenOptions } from "./tsconfigs.js";

/**
 * Strips the types of a file; JSX, enums, namespaces, parameter properties and decorators are compiled to code that
 * Node.js can run.
 *
 * @param source - The text of the file, perhaps with appended statements.
 * @throws SyntaxError if the file is not valid TypeScript; Error with code ICO1007 if no installed package can compile
 * its decorators.
 */
export function stripTypes(file: string, source: string, settings: FileSettings): StrippedSource {
  refuseTooDeep(file, source);
  const { compilerOptions } = settings;
  if (findDemand(file, source) === "decorators") {
    const lowered = lowerDecorators(file, source, settings);
    if (lowered !== null) return lowered;
    const problem = report(unknownDecorators, { file, span: { start: 0, end: 0 } }, null);
    throw new Error(`${file}: ${problem.code}: ${problem.message}`);
  }
  const { code, map, errors } = transformSync(file, source, {
    sourcemap: true,
    target: "es2023",
    jsx: toJsxOptions(compilerOptions),
  });
  const [error] = errors;
  if (error !== undefined || map === undefined) throw new SyntaxError(`${file}: ${error?.codeframe ?? error?.message}`);
  return { code, map };
}

/** The options for JSX; by default the automatic runtime that React has had since 17. */
function toJsxOptions({
  jsx,
  jsxFactory,
  jsxFragmentFactory,
  jsxImportSource,
  reactNamespace,
}: WrittenOptions): JsxOptions {
  const pragma = jsxFactory ?? (reactNamespace && `${reactNamespace}.createElement`);
  if (jsx?.toLowerCase() === "react")
    return {
      runtime: "classic",
      ...(pragma !== undefined && { pragma }),
      ...(jsxFragmentFactory !== undefined && { pragmaFrag: jsxFragmentFactory }),
    };
  return {
    runtime: "automatic",
    development: jsx?.toLowerCase() === "react-jsxdev",
    ...(jsxImportSource !== undefined && { importSource: jsxImportSource }),
  };
}
