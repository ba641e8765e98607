/** Lists what a module exports of other modules, under the names that it has there. */
import type { ModuleExportName, Program, StringLiteral } from "oxc-parser";
import type { ReExportIr } from "../../ir/module.js";
import { toSpan } from "../../ir/span.js";

/** Whether a file may export anything of another: a quick look that keeps all other files of a project free of cost. */
export function mayReExport(text: string): boolean {
  return /\bexport\s*[*{]/.test(text);
}

/** Reads the re-exports of a module; what it renames is left out. */
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

/** The name in `export { name }`, which may be a string. */
export function toExportedName(name: ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}

interface Import {
  readonly source: StringLiteral | null;
  readonly imported: string;
}

const NOWHERE: Import = { source: null, imported: "" };

/** Where names come from that are imported one by one. */
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

/** One entry for each module, and one for all that is picked of it. */
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
