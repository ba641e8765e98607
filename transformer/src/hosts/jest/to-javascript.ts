/** Turns TypeScript into JavaScript for Jest: ES modules by a transform, CommonJS by the project's TypeScript. */
import { createRequire } from "node:module";
import type ts from "typescript";
import { stripTypes } from "../tsconfig/strip-types.js";
import type { FileSettings } from "../tsconfig/tsconfigs.js";
import type { JestCall, JestOutput } from "./next-transformer.js";

/**
 * Strips the types of a file.
 *
 * @throws SyntaxError when the file is no TypeScript; Error when there is no TypeScript that knows CommonJS.
 */
export function toJavaScript(source: string, file: string, call: JestCall, settings: FileSettings): JestOutput {
  return call.supportsStaticESM ? stripTypes(file, source, settings) : toCommonJs(source, file, settings);
}

function toCommonJs(source: string, file: string, { compilerOptions, folder }: FileSettings): JestOutput {
  const typescript = loadTypeScript(file);
  const { options } = typescript.convertCompilerOptionsFromJson(compilerOptions, folder);
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
