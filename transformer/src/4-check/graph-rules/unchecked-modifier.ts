/** Says which checks were left, because only running the program tells what a modifier is. */
import { findDeclaration } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { uncheckedModifier as entry } from "../../diagnostics/catalogue/3-graph.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { DefinitionIr, FactoryIr } from "../../ir/module.js";
import { findImportedFactory } from "../../3-link/expansion/imported-factories.js";
import type { GraphRule } from "../graph-rule.js";

export const uncheckedModifier: GraphRule = {
  entry,
  check: ({ expanded }) =>
    (expanded?.unknown ?? []).flatMap(({ module, definition }) =>
      // Nobody can write arguments out in declarations; who lets the config make the modifier knows that it is made when
      // the dataflow is built.
      isDeclarationFile(module.file) || definition.modifiers.some(({ kind }) => findDeclaration(kind)?.isLate)
        ? []
        : [
            report(
              entry,
              { file: module.file, span: definition.nameSpan },
              { node: definition.name, advice: findAdvice(definition, module.file) },
            ),
          ],
    ),
};

/** What to do about a modifier of another module; null where there is none, or it is only its arguments that are not known. */
function findAdvice({ modifiers }: DefinitionIr, file: string): string | null {
  for (const { factory } of modifiers) {
    const advice = factory === undefined ? null : adviseOn(factory, file);
    if (advice !== null) return advice;
  }
  return null;
}

function adviseOn(factory: FactoryIr, file: string): string | null {
  const found = findImportedFactory(factory, file);
  switch (found.kind) {
    case "found":
      return null;
    case "local":
      return `Only packages can let the compiler run \`${factory.name}\`: move it to one, or give it an effect that the compiler knows by its type, "describes" or "wraps".`;
    case "undeclared":
      return `The package \`${found.package}\` does not let the compiler run \`${factory.name}\`: its package.json needs \`"icosian": { "modifiers": "./modifiers.js" }\`, the file that exports its modifiers.`;
    case "unloadable":
      return `The file with the modifiers of \`${found.package}\` cannot be loaded: ${found.reason.replace(/\.?$/, ".")}`;
    case "missing":
      return `The file with the modifiers of \`${found.package}\` exports no \`${factory.name}\` that \`defineModifier\` made.`;
  }
}
