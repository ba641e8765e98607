/** The transformers that TypeScript runs when it emits: one appends manifests, one declares them. */
import type ts from "typescript";
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import { MANIFEST_DECLARATION } from "../../5-emit/manifest-text.js";
import { appendStatements } from "./append-statements.js";
import type { ModuleCompiler } from "./module-compiler.js";
import type { TypeScript } from "./typescript.js";

/** The transformers of one program, for JavaScript and for declaration files. */
export interface EmitTransformers {
  readonly before: ts.TransformerFactory<ts.SourceFile>;
  readonly afterDeclarations: ts.TransformerFactory<ts.SourceFile | ts.Bundle>;
}

/** Makes the transformers of one program. */
export function createEmitTransformers(compiler: ModuleCompiler, typescript: TypeScript): EmitTransformers {
  function append(sourceFile: ts.SourceFile, toText: (manifestText: string) => string): ts.SourceFile {
    const manifestText = compiler.compile(
      typescript.getOriginalNode(sourceFile, typescript.isSourceFile),
    )?.manifestText;
    if (!manifestText || endsWithManifest(sourceFile, typescript)) return sourceFile;
    return appendStatements(sourceFile, toText(manifestText), typescript);
  }
  function declare(sourceFile: ts.SourceFile): ts.SourceFile {
    return append(sourceFile, () => MANIFEST_DECLARATION);
  }
  return {
    before: () => (sourceFile) => append(sourceFile, (manifestText) => manifestText),
    afterDeclarations: () => (emitted) =>
      typescript.isSourceFile(emitted)
        ? declare(emitted)
        : typescript.factory.updateBundle(emitted, emitted.sourceFiles.map(declare)),
  };
}

/** Whether another entry of the same plugin has been here. */
function endsWithManifest(sourceFile: ts.SourceFile, typescript: TypeScript): boolean {
  const last = sourceFile.statements.at(-1);
  if (last === undefined || !typescript.isVariableStatement(last)) return false;
  const name = last.declarationList.declarations[0]?.name;
  return name !== undefined && typescript.isIdentifier(name) && name.text === MANIFEST_EXPORT;
}
