/** The rule `unchecked-modifier`. */
import { findDeclaration } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { DefinitionIr, FactoryIr } from "../../ir/module.js";
import { findImportedFactory } from "../../3-link/expansion/imported-factories.js";
import type { GraphRule } from "../graph-rule.js";

export const uncheckedModifier: GraphRule<{ readonly node: string; readonly advice: string | null }> = {
  code: "ICO3113",
  slug: "unchecked-modifier",
  severity: "warning",
  checks: "Says which checks were left, because only running the program tells what a modifier is.",
  meaning:
    "Only running the program tells what a modifier is: it is computed, its arguments are, or it is a modifier of your own that the compiler may not run. The dataflow is checked when it is built, as always, and the compiler says nothing of what is not there, since this definition might make it.",
  fix: 'Write the modifier and its arguments in place, or as constants of the same file. For a modifier that `defineModifier` made, let its package say `"icosian": { "modifiers": "./modifiers.js" }` in its package.json.',
  fine: "When they have to be computed. Set the rule `unchecked-modifier` to `off` if that is your way of working.",
  message: ({ node, advice }) =>
    `What the modifiers make of \`${node}\` is known only when the dataflow is built, so the compiler leaves its names, inputs and types unchecked. ${advice ?? "Write the arguments out here, or as constants of literals."}`,

  check: ({ expanded }) =>
    (expanded?.unknown ?? []).flatMap(({ module, definition }) =>
      // Nobody can write arguments out in declarations; who lets the config make the modifier knows that it is made when
      // the dataflow is built.
      isDeclarationFile(module.file) || definition.modifiers.some(({ kind }) => findDeclaration(kind)?.isLate)
        ? []
        : [
            report(
              uncheckedModifier,
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
