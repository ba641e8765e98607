/** Says which checks were left, because only running the program tells what a modifier is. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { uncheckedModifier as entry } from "../../diagnostics/catalogue/3-graph.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";

export const uncheckedModifier: GraphRule = {
  entry,
  check: ({ expanded }) =>
    (expanded?.unknown ?? []).flatMap(({ module, definition }) =>
      // Nobody can write arguments out in declarations; who lets the config make the modifier knows that it is made when
      // the dataflow is built.
      isDeclarationFile(module.file) || definition.modifiers.some(({ kind }) => kind === "resolve")
        ? []
        : [report(entry, { file: module.file, span: definition.nameSpan }, { node: definition.name })],
    ),
};
