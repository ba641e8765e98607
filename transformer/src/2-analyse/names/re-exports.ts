/** Reads the names that a module re-exports from other modules without renaming them. */
import type { ModuleExportName, Program, StringLiteral } from "oxc-parser";
import type { ReExportIr } from "../../ir/module.js";
import { toSpan } from "../../ir/span.js";

/** Whether a file may re-export anything. A quick test, so that all other files of a project cost nothing. */
export function mayReExport(text: string): boolean {
  return /\bexport\s*[*{]/.test(text);
}

/** Reads the re-exports of a module; renamed exports are left out. */
export function readReExports(program: Program): readonly ReExportIr[] {
  const imports = readImports(program);
  const reExports: ReExportIr[] = [];
  for (const statement of program.body) {
    if (statement.type === "ExportAllDeclaration" && statement.exportKind === "value" && statement.exported === null)
      reExports.push(toReExport(statement.source, null));
    if (statement.type !== "ExportNamedDeclaration" || statement.exportKind === "type") continue;
    for (const specifier of statement.specifiers) {
      if (specifier.exportKind === "type") continue;
      const local = toExportedName(specifier.local);
      const exported = toExportedName(specifier.exported);
      const { source, imported } =
        statement.source === null ? (imports.get(local) ?? NOWHERE) : { source: statement.source, imported: local };
      if (source !== null && imported === exported && imported !== "default")
        reExports.push(toReExport(source, [exported]));
    }
  }
  return joinNames(reExports);
}

/** The name in `export { name }`, which may also be a string. */
export function toExportedName(name: ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}

interface Import {
  readonly source: StringLiteral | null;
  readonly imported: string;
}

const NOWHERE: Import = { source: null, imported: "" };

/** The module and name behind each named import. */
function readImports(program: Program): ReadonlyMap<string, Import> {
  const imports = new Map<string, Import>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") continue;
    for (const specifier of statement.specifiers)
      if (specifier.type === "ImportSpecifier" && specifier.importKind !== "type")
        imports.set(specifier.local.name, { source: statement.source, imported: toExportedName(specifier.imported) });
  }
  return imports;
}

function toReExport(source: StringLiteral, names: readonly string[] | null): ReExportIr {
  return { specifier: source.value, specifierSpan: toSpan(source), names };
}

/** Merges the re-exports from each module into one entry. */
function joinNames(reExports: readonly ReExportIr[]): readonly ReExportIr[] {
  const joined = new Map<string, ReExportIr>();
  for (const reExport of reExports) {
    const key = `${reExport.names === null ? "*" : "{"}${reExport.specifier}`;
    const known = joined.get(key);
    const names = reExport.names && [...new Set([...(known?.names ?? []), ...reExport.names])];
    joined.set(key, known === undefined ? reExport : { ...known, names });
  }
  return [...joined.values()];
}
