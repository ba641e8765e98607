/** The rule `unchecked-modifier`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";

export const uncheckedModifier: GraphRule<{ readonly node: string }> = {
  code: "ICO3113",
  slug: "unchecked-modifier",
  severity: "warning",
  checks: "Says which checks were left, because only running the program tells what a modifier is.",
  meaning:
    "Only running the program tells what a modifier is: it is computed, imported, or its arguments are. The dataflow is checked when it is built, as always, and the compiler says nothing of what is not there, since this definition might make it.",
  fix: "Write the modifier and its arguments in place, or as constants of the same file.",
  fine: "When they have to be computed. Set the rule `unchecked-modifier` to `off` if that is your way of working.",
  message: ({ node }) =>
    `What the modifiers make of \`${node}\` is known only when the dataflow is built, so the compiler leaves its names, inputs and types unchecked. Write the arguments out here, or as constants of literals.`,

  check: ({ expanded }) =>
    (expanded?.unknown ?? []).flatMap(({ module, definition }) =>
      // Nobody can write arguments out in declarations; who lets the config make the modifier knows that it is made when
      // the dataflow is built.
      isDeclarationFile(module.file) || definition.modifiers.some(({ kind }) => kind === "resolve")
        ? []
        : [report(uncheckedModifier, { file: module.file, span: definition.nameSpan }, { node: definition.name })],
    ),
};
