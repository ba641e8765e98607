/**
 * The transformers that TypeScript runs when it emits: one appends manifests and compiled plans, one declares
 * manifests.
 */
import type ts from "typescript";
import { MANIFEST_EXPORT } from "@icosian/runtime/tooling";
import type { ManifestTable } from "../../ir/manifest-table.js";
import type { ModuleIr } from "../../ir/module.js";
import { writeDeclaration, type CompiledModule } from "../../compile-file.js";
import { appendStatements } from "./append-statements.js";
import type { ModuleCompiler } from "../../project/program/module-compiler.js";
import type { PlanWriter } from "./plan-writer.js";
import type { TypeScript } from "../../project/program/typescript.js";

/** The transformers of one program, for JavaScript and for declaration files. */
export interface EmitTransformers {
  /** Transforms sources before TypeScript's own transformers. */
  readonly before: ts.TransformerFactory<ts.SourceFile>;
  /** Transforms declaration files. */
  readonly afterDeclarations: ts.TransformerFactory<ts.SourceFile | ts.Bundle>;
}

/**
 * Creates the transformers of one program.
 *
 * @param plans - The plans of its requests; null if the host does not know the whole program.
 */
export function createEmitTransformers(
  compiler: ModuleCompiler,
  plans: PlanWriter | null,
  typescript: TypeScript,
): EmitTransformers {
  function append(
    sourceFile: ts.SourceFile,
    toText: (compiled: Emitted, original: ts.SourceFile) => string,
  ): ts.SourceFile {
    const original = typescript.getOriginalNode(sourceFile, typescript.isSourceFile);
    const compiled = compiler.compile(original);
    if (!isEmitted(compiled) || endsWithManifest(sourceFile, typescript)) return sourceFile;
    return appendStatements(sourceFile, toText(compiled, original), typescript);
  }
  function declare(sourceFile: ts.SourceFile): ts.SourceFile {
    return append(sourceFile, ({ ir, manifest }, { text }) => writeDeclaration(ir, manifest, text));
  }
  return {
    before: (context) => (sourceFile) => {
      const planned = plans?.write(sourceFile, context) ?? sourceFile;
      return append(planned, ({ manifestText }) => manifestText);
    },
    afterDeclarations: () => (emitted) =>
      typescript.isSourceFile(emitted)
        ? declare(emitted)
        : typescript.factory.updateBundle(emitted, emitted.sourceFiles.map(declare)),
  };
}

/** A module with a manifest. */
type Emitted = CompiledModule & {
  readonly ir: ModuleIr;
  readonly manifest: ManifestTable;
  readonly manifestText: string;
};

function isEmitted(compiled: CompiledModule | null): compiled is Emitted {
  return compiled !== null && compiled.ir !== null && compiled.manifestText !== null && compiled.manifest !== null;
}

/**
 * Whether another entry of the same plugin has already appended the manifest; the last statement exports its second
 * name.
 */
function endsWithManifest(sourceFile: ts.SourceFile, typescript: TypeScript): boolean {
  return sourceFile.statements.slice(-2).some((statement) => {
    if (!typescript.isVariableStatement(statement)) return false;
    const name = statement.declarationList.declarations[0]?.name;
    return name !== undefined && typescript.isIdentifier(name) && name.text.startsWith(MANIFEST_EXPORT);
  });
}
