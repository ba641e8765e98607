/** Turns TypeScript into JavaScript for Jest: ES modules by a transform, CommonJS by the project's TypeScript. */
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { getTsconfig } from "get-tsconfig";
import { transformSync } from "oxc-transform";
import type ts from "typescript";
import { refuseTooDeep } from "../files/refuse-too-deep.js";
import type { JestCall, JestOutput } from "./next-transformer.js";

/**
 * Strips the types of a file.
 *
 * @throws SyntaxError when the file is no TypeScript; Error when there is no TypeScript that knows CommonJS.
 */
export function toJavaScript(source: string, file: string, call: JestCall): JestOutput {
  return call.supportsStaticESM ? toEsModule(source, file) : toCommonJs(source, file);
}

function toEsModule(source: string, file: string): JestOutput {
  refuseTooDeep(file, source);
  const { code, map, errors } = transformSync(file, source, { sourcemap: true, target: "es2023" });
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${file}: ${error.codeframe ?? error.message}`);
  return { code, map: map ?? null };
}

function toCommonJs(source: string, file: string): JestOutput {
  const typescript = loadTypeScript(file);
  const found = getTsconfig(file);
  const folder = found === null ? dirname(file) : dirname(found.path);
  const { options } = typescript.convertCompilerOptionsFromJson(found?.config.compilerOptions ?? {}, folder);
  const { outputText, sourceMapText } = typescript.transpileModule(source, {
    fileName: file,
    compilerOptions: {
      target: typescript.ScriptTarget.ES2022,
      ...options,
      module: typescript.ModuleKind.CommonJS,
      verbatimModuleSyntax: false,
      // Jest finds the files that the sources name.
      rewriteRelativeImportExtensions: false,
      esModuleInterop: true,
      sourceMap: true,
      inlineSourceMap: false,
    },
  });
  return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), map: sourceMapText ?? null };
}

function loadTypeScript(file: string): typeof ts {
  const mend = "Install TypeScript 4.9 to 6, run Jest with ES modules, or name a transformer as the option `next`.";
  let typescript: Partial<typeof ts>;
  try {
    typescript = createRequire(file)("typescript") as typeof ts;
  } catch (error) {
    throw new Error(`There is no TypeScript to make CommonJS of ${file}. ${mend}`, { cause: error });
  }
  if (typescript.transpileModule === undefined)
    throw new Error(`The project's TypeScript does not transpile ${file}. ${mend}`);
  return typescript as typeof ts;
}
