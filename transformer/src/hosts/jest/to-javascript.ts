/**
 * Compiles TypeScript to JavaScript for Jest: ES modules with a type stripper, CommonJS with the project's TypeScript.
 */
import { createRequire } from "node:module";
import type ts from "typescript";
import { stripTypes } from "../../project/tsconfig/strip-types.js";
import type { FileSettings } from "../../project/tsconfig/tsconfigs.js";
import type { JestCall, JestOutput } from "./next-transformer.js";

/**
 * Strips the types of a file.
 *
 * @throws SyntaxError if the file is not valid TypeScript; Error if no installed TypeScript can write CommonJS.
 */
export function toJavaScript(source: string, file: string, call: JestCall, settings: FileSettings): JestOutput {
  return call.supportsStaticESM ? stripTypes(file, source, settings) : toCommonJs(source, file, settings);
}

function toCommonJs(source: string, file: string, { compilerOptions, folder }: FileSettings): JestOutput {
  const typescript = loadTypeScript(file);
  const { options } = typescript.convertCompilerOptionsFromJson(compilerOptions, folder);
  const { outputText, sourceMapText } = typescript.transpileModule(source, {
    fileName: file,
    // A module with `worker(import.meta.url)` needs an address in CommonJS too.
    transformers: source.includes("import.meta") ? { before: [addressByFileName(typescript)] } : {},
    compilerOptions: {
      target: typescript.ScriptTarget.ES2022,
      ...options,
      module: typescript.ModuleKind.CommonJS,
      verbatimModuleSyntax: false,
      // Jest finds the files by the names in the sources.
      rewriteRelativeImportExtensions: false,
      esModuleInterop: true,
      sourceMap: true,
      inlineSourceMap: false,
    },
  });
  return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"), map: sourceMapText ?? null };
}

/** Replaces `import.meta.url`, which CommonJS does not have. */
function addressByFileName(typescript: typeof ts): ts.TransformerFactory<ts.SourceFile> {
  return (context) => {
    const { factory } = context;
    const name = (text: string): ts.Identifier => factory.createIdentifier(text);
    const required = (): ts.Expression =>
      factory.createCallExpression(name("require"), undefined, [factory.createStringLiteral("node:url")]);
    const visit = (tsNode: ts.Node): ts.Node => {
      if (
        typescript.isPropertyAccessExpression(tsNode) &&
        typescript.isMetaProperty(tsNode.expression) &&
        tsNode.name.text === "url"
      ) {
        const toUrl = factory.createPropertyAccessExpression(required(), "pathToFileURL");
        const url = factory.createCallExpression(toUrl, undefined, [name("__filename")]);
        return factory.createPropertyAccessExpression(url, "href");
      }
      return typescript.visitEachChild(tsNode, visit, context);
    };
    return (file) => typescript.visitEachChild(file, visit, context);
  };
}

function loadTypeScript(file: string): typeof ts {
  const advice = "Install TypeScript 4.9 to 6, run Jest with ES modules, or name a transformer as the option `next`.";
  let typescript: Partial<typeof ts>;
  try {
    typescript = createRequire(file)("typescript") as typeof ts;
  } catch (error) {
    throw new Error(`There is no TypeScript to make CommonJS of ${file}. ${advice}`, { cause: error });
  }
  if (typescript.transpileModule === undefined)
    throw new Error(`The project's TypeScript does not transpile ${file}. ${advice}`);
  return typescript as typeof ts;
}
