/** The rule `partly-declared`. */
import { findDeclaration } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile, toModuleName } from "../../ir/declaration-file.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";
import type { GraphRule } from "../graph-rule.js";

export const partlyDeclared: GraphRule<{ readonly module: string; readonly nodes: readonly string[] }> = {
  code: "ICO3211",
  slug: "partly-declared",
  severity: "warning",
  checks: "Declarations say everything about the nodes of their module.",
  meaning:
    "The declarations of a module, or the JavaScript of an earlier version beside them, name its nodes, but leave open what some modifiers make of them: their arguments are computed, or were not written down. What is there in any case is checked.",
  fix: "Build the package with this version, and write the arguments of modifiers in place or as constants of their file.",
  fine: 'When the package is not yours to build: say so with `// icosian-expect ICO3211: …` at the call, or set the rule `partly-declared` to `"off"`.',
  message: ({ module, nodes }) =>
    `\`${module}\` does not say enough about ${nodes.map((name) => `\`${name}\``).join(", ")}: not all names, inputs and types that come of it are checked. Build that module with this version of @icosian/transformer, and write the arguments of its modifiers out where they stand.`,
  isOnce: true,
  check: (dataflow) =>
    Array.from(findUnknown(dataflow), ([file, nodes]) => {
      const location = dataflow.declared.get(file) ?? { file: dataflow.file, span: dataflow.call.calleeSpan };
      return report(partlyDeclared, location, { module: toModuleName(file), nodes: [...nodes] });
    }),
};

/** The nodes of which something cannot be known, by file. */
function findUnknown({ expanded, definitions }: LinkedDataflow): ReadonlyMap<string, ReadonlySet<string>> {
  const unknown = new Map<string, Set<string>>();
  const modified = (expanded?.unknown ?? []).filter(
    // Who lets the config make the modifier knows that it is made when the dataflow is built.
    ({ definition }) => !definition.modifiers.some(({ kind }) => findDeclaration(kind)?.isLate),
  );
  const untyped = definitions.filter(({ definition }) => definition.nameSpan.end === 0);
  for (const { module, definition } of [...modified, ...untyped]) {
    if (!isDeclarationFile(module.file)) continue;
    const names = unknown.get(module.file) ?? new Set();
    unknown.set(module.file, names.add(definition.name));
  }
  return unknown;
}
