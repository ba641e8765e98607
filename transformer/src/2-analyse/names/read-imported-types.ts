/** Reads what a module imports as types that its declaration file can name, where nothing else of the import may be left. */
import { parse } from "../syntax/parse.js";
import { toName } from "../syntax/syntax.js";

/**
 * The types of a file's imports by local name: `typeof import("./inner.js")`, `typeof import("./helpers.js").clean`.
 *
 * Of other packages only whole modules, which can be dataflow modules: whether they have types of single functions at
 * the location where the declarations are read is not known here.
 */
export function readImportedTypes(file: string, text: string): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const statement of parse(file, text).program.body) {
    if (statement.type !== "ImportDeclaration" || statement.importKind === "type") continue;
    const { value } = statement.source;
    const whole = `typeof import(${JSON.stringify(value)})`;
    for (const specifier of statement.specifiers) {
      const { name } = specifier.local;
      if (specifier.type === "ImportNamespaceSpecifier") types.set(name, whole);
      else if (specifier.type === "ImportSpecifier" && specifier.importKind !== "type" && /^\.{1,2}\//.test(value))
        types.set(name, `${whole}.${toName(specifier.imported) ?? ""}`);
    }
  }
  return types;
}
