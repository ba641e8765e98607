/** Default values that a generated file computes. The names that they use must be exports of their module. */
import { readUses, type Namespaces } from "../2-analyse/names/read-namespaces.js";
import { report } from "../diagnostics/diagnostic-kind.js";
import { hiddenDefault } from "../diagnostics/kinds/emitting.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DefinitionIr } from "../ir/module.js";
import type { ReadModule } from "./read-module.js";

type Exports = Namespaces["exported"];

/** Reports each name that a default value of a module uses and that the module does not export. */
export function findHiddenDefaults({ file, text, compiled }: ReadModule, exported: Exports): readonly Diagnostic[] {
  return (compiled.ir?.definitions ?? []).flatMap(({ name: node, defaults }) =>
    defaults.flatMap(({ name: parameter, span }) =>
      readUses(file, text, span)
        .filter((used) => !exported.has(used))
        .map((used) => report(hiddenDefault, { file, span }, { node, parameter, used })),
    ),
  );
}

/**
 * Returns default values by parameter, as expressions for a generated file.
 *
 * @param exported - The names under which the module exports its declarations.
 * @param namespace - The name of the module's namespace in the generated file.
 */
export function toDistantDefaults(
  { defaults }: DefinitionIr,
  { file, text }: ReadModule,
  exported: Exports,
  namespace: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    defaults.map(({ name, span, text: own }) => {
      const uses = readUses(file, text, span).map((used) => `${exported.get(used) ?? used}: ${used}`);
      return [name, uses.length === 0 ? (own ?? "undefined") : `(({ ${uses.join(", ")} }) => (${own}))(${namespace})`];
    }),
  );
}
