/** Reads which modules a file imports as a whole, and what it exports under another name. */
import { parse } from "./parse.js";

/** What a file calls other modules, and what others call what it declares. */
export interface Namespaces {
  /** Specifiers by the names of `import * as name from "specifier"`. */
  readonly imported: ReadonlyMap<string, string>;
  /** Names of exports by what they are called in the file, where that is something else. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Reads a file without syntax errors. */
export function readNamespaces(file: string, text: string): Namespaces {
  const imported = new Map<string, string>();
  const renamed = new Map<string, string>();
  for (const statement of parse(file, text).program.body) {
    if (statement.type === "ImportDeclaration") {
      const [first] = statement.specifiers;
      if (first?.type === "ImportNamespaceSpecifier") imported.set(first.local.name, statement.source.value);
    } else if (statement.type === "ExportNamedDeclaration" && statement.source === null)
      for (const { local, exported } of statement.specifiers)
        if (local.type === "Identifier" && exported.type === "Identifier") renamed.set(local.name, exported.name);
  }
  return { imported, renamed };
}
