/** Reads the imports and exports of a file, as far as code versions need them. */
import type { Program, Statement } from "oxc-parser";
import { toExportedName } from "../names/re-exports.js";
import { bindingsOf } from "../names/bindings.js";

/** What an exported name stands for. */
export type CodeExport =
  | {
      readonly kind: "local";
      /** The local name, which may be that of an import. */
      readonly name: string;
    }
  | ({ readonly kind: "imported" } & CodeImport);

/** A name in another module. */
export interface CodeImport {
  /** The module specifier, as written. */
  readonly specifier: string;
  /** The name in the other module: `default` for a default import, `*` for the namespace. */
  readonly imported: string;
  /** Offset of the specifier in the text. */
  readonly offset: number;
}

/** The imports and exports of a file. Types that are imported as such are left out. */
export interface CodeExports {
  /** The imports by local name. */
  readonly imports: ReadonlyMap<string, CodeImport>;
  /** The exports by exported name. */
  readonly exports: ReadonlyMap<string, CodeExport>;
  /** The modules whose exports are all passed on: `export * from "./a.js"`. */
  readonly stars: readonly CodeImport[];
  /** The modules that are imported for their effects only: `import "./a.js"`. */
  readonly effects: readonly CodeImport[];
  /** Whether the file has any import or export, and so is not CommonJS. */
  readonly isModule: boolean;
}

/** Reads the imports and exports of a file. Linear in the number of its statements. */
export function readCodeExports({ body }: Program): CodeExports {
  const imports = new Map<string, CodeImport>();
  const exports = new Map<string, CodeExport>();
  const stars: CodeImport[] = [];
  const effects: CodeImport[] = [];
  for (const statement of body) {
    switch (statement.type) {
      case "ImportDeclaration":
        if (statement.importKind === "type") break;
        if (statement.specifiers.length === 0) effects.push(toImport(statement.source, "*"));
        for (const specifier of statement.specifiers) {
          if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") continue;
          const imported =
            specifier.type === "ImportSpecifier"
              ? toExportedName(specifier.imported)
              : specifier.type === "ImportNamespaceSpecifier"
                ? "*"
                : "default";
          imports.set(specifier.local.name, toImport(statement.source, imported));
        }
        break;
      case "ExportAllDeclaration":
        if (statement.exportKind === "type") break;
        if (statement.exported === null) stars.push(toImport(statement.source, "*"));
        else exports.set(toExportedName(statement.exported), { kind: "imported", ...toImport(statement.source, "*") });
        break;
      case "ExportDefaultDeclaration":
      case "TSExportAssignment":
        exports.set("default", { kind: "local", name: "default" });
        break;
      case "ExportNamedDeclaration":
        if (statement.source === null && statement.declaration !== null)
          for (const name of declaredNames(statement.declaration)) exports.set(name, { kind: "local", name });
        for (const specifier of statement.specifiers) {
          if (statement.exportKind === "type" || specifier.exportKind === "type") continue;
          const name = toExportedName(specifier.local);
          exports.set(
            toExportedName(specifier.exported),
            statement.source === null
              ? { kind: "local", name }
              : { kind: "imported", ...toImport(statement.source, name) },
          );
        }
        break;
      default:
    }
  }
  return { imports, exports, stars, effects, isModule: body.some(isModuleSyntax) };
}

function toImport(source: { readonly value: string; readonly start: number }, imported: string): CodeImport {
  return { specifier: source.value, imported, offset: source.start };
}

function declaredNames(declaration: Statement): readonly string[] {
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }) => bindingsOf(id).map(({ name }) => name));
  return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id.name] : [];
}

function isModuleSyntax({ type }: Statement | { readonly type: string }): boolean {
  return /^(Import|Export)/.test(type) || type === "TSExportAssignment" || type === "TSImportEqualsDeclaration";
}
