/** Reads the names that a module exports, and the exports that the language does not allow for nodes. */
import type { ExportNamedDeclaration, ExportSpecifier, Program } from "oxc-parser";
import type { RefusedExportIr } from "../../ir/module-parts.js";
import { toSpan } from "../../ir/span.js";
import type { Declarations } from "./declarations.js";
import { toExportedName } from "./re-exports.js";
import { isParameterName } from "../syntax/syntax.js";

/** A local name, and the name under which the module exports it. */
export interface ExportedName {
  /** The name inside the module. */
  readonly local: string;
  /** The name outside the module. */
  readonly exported: string;
}

/** The contents of a module's export statements. */
export interface ModuleExports {
  /** The exported values, in source order. */
  readonly names: readonly ExportedName[];
  /** Exports that cannot be nodes in this form. */
  readonly refused: readonly RefusedExportIr[];
}

/** Reads the export statements of a module. Types are left out, because they are never nodes. */
export function readExports(program: Program, declarations: Declarations): ModuleExports {
  const names: ExportedName[] = [];
  const refused: RefusedExportIr[] = [];
  for (const statement of program.body) {
    if (statement.type === "ExportDefaultDeclaration" || statement.type === "TSExportAssignment")
      refused.push({ kind: "default", span: toSpan(statement), name: "default" });
    else if (statement.type === "ExportNamedDeclaration" && statement.exportKind === "value")
      readNamed(statement, declarations, names, refused);
  }
  return { names, refused };
}

function readNamed(
  statement: ExportNamedDeclaration,
  declarations: Declarations,
  names: ExportedName[],
  refused: RefusedExportIr[],
): void {
  for (const local of declaredNames(statement)) names.push({ local, exported: local });
  for (const specifier of statement.specifiers) {
    if (specifier.exportKind === "type") continue;
    const exported = toExportedName(specifier.exported);
    const local = toExportedName(specifier.local);
    if (exported.startsWith("_")) continue;
    const span = toSpan(specifier);
    if (exported === "default") refused.push({ kind: "default", span, name: local });
    else if (statement.source !== null || isImported(local, declarations)) {
      const imported = statement.source === null ? toImportedName(specifier, declarations) : local;
      // A default export is never a node, and a namespace is passed on unchanged.
      if (imported !== exported && imported !== "default" && imported !== "*")
        refused.push({ kind: "re-export", span, name: imported });
    } else if (isParameterName(exported)) names.push({ local, exported });
    else refused.push({ kind: "unusable-name", span, name: exported });
  }
}

function declaredNames(statement: ExportNamedDeclaration): readonly string[] {
  const { declaration } = statement;
  if (declaration?.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  if (declaration?.type === "FunctionDeclaration" || declaration?.type === "ClassDeclaration")
    return declaration.id ? [declaration.id.name] : [];
  return [];
}

/** The name of an imported value in the module that exports it. */
function toImportedName({ local }: ExportSpecifier, declarations: Declarations): string {
  const name = toExportedName(local);
  const part = declarations.byName.get(name)?.parts.find(({ kind }) => kind === "import");
  return part?.kind === "import" ? part.imported : name;
}

function isImported(local: string, declarations: Declarations): boolean {
  return declarations.byName.get(local)?.parts.some((part) => part.kind === "import" && !part.isTypeOnly) === true;
}
