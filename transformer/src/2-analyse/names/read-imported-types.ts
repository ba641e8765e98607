/**
 * Reads a module's imports as types that its declaration file can refer to, because the import itself may be removed
 * there.
 */
import { parse } from "../syntax/parse.js";
import { toName } from "../syntax/syntax.js";

/**
 * The types of a file's imports by local name: `typeof import("./inner.js")`, `typeof import("./helpers.js").clean`.
 *
 * For other packages only namespaces are included, because these may be dataflow modules. Whether the types of their
 * single functions are reachable from the declarations is not known here.
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
