/** The rule `unchecked-modifier`: the compiler can evaluate every modifier, so that no check is left out. */
import { findDeclaration } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { DefinitionIr } from "../../ir/module.js";
import type { FactoryIr } from "../../ir/module-parts.js";
import { findImportedFactory } from "../../3-link/expansion/imported-factories.js";
import type { Oracle } from "../../oracle/oracle.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every definition with a modifier that the compiler cannot evaluate. */
export const uncheckedModifier: GraphRule<{ readonly node: string; readonly advice: string | null }> = {
  code: "ICO3113",
  slug: "unchecked-modifier",
  severity: "warning",
  checks: "The compiler can evaluate every modifier, so that no check is left out.",
  meaning:
    "The compiler cannot tell what a modifier does without running the program: the modifier or its arguments are computed, or it is a modifier of your own that the compiler may not run. The dataflow is checked when it is built, as always. Until then, the compiler does not report missing names, because this definition might create them.",
  fix: 'Write the modifier and its arguments in place, or as constants of the same file. If `defineModifier` made the modifier, name its file in the package.json of its package: `"icosian": { "modifiers": "./modifiers.js" }`.',
  fine: "When they have to be computed. If you always work that way, set the rule `unchecked-modifier` to `off`.",
  message: ({ node, advice }) =>
    `What the modifiers make of \`${node}\` is known only when the dataflow is built, so the compiler leaves its names, inputs and types unchecked. ${advice ?? "Write the arguments out here, or as constants of literals."}`,

  check: ({ expanded }, oracle) =>
    (expanded?.unknown ?? []).flatMap(({ module, definition }) =>
      // The user cannot change declarations, and a modifier that the config makes is unknown on purpose until the
      // dataflow is built.
      isDeclarationFile(module.file) || definition.modifiers.some(({ kind }) => findDeclaration(kind)?.isLate)
        ? []
        : [
            report(
              uncheckedModifier,
              { file: module.file, span: definition.nameSpan },
              { node: definition.name, advice: findAdvice(definition, module.file, oracle) },
            ),
          ],
    ),
};

/**
 * Says what to do about a function that is not called or about a modifier of another module; null if there is neither,
 * or if only arguments are unknown.
 */
function findAdvice({ modifiers }: DefinitionIr, file: string, oracle: Oracle): string | null {
  for (const { factory, name, span } of modifiers) {
    if (name !== undefined && oracle.findKind?.({ file, span }) === "function")
      return `\`${name}\` is a function that makes a modifier: call it, \`${name}(…)\`.`;
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
