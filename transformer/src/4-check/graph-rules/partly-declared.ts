/** The rule `partly-declared`: the declarations of a module say everything about its nodes. */
import { findDeclaration } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile, toModuleName } from "../../ir/declaration-file.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";
import type { GraphRule } from "../graph-rule.js";

/** Reports every declared module with nodes that cannot be fully known, at the call that links it. */
export const partlyDeclared: GraphRule<{ readonly module: string; readonly nodes: readonly string[] }> = {
  code: "ICO3211",
  slug: "partly-declared",
  severity: "warning",
  checks: "The declarations of a module say everything about its nodes.",
  meaning:
    "The declarations of a module, or the JavaScript beside them if an earlier version compiled it, name the nodes of the module but do not say what some modifiers make of them: the arguments of these modifiers are computed, or were not written down. Everything that does not depend on these modifiers is checked.",
  fix: "Build the package with this version, and write the arguments of modifiers in place or as constants of the same file.",
  fine: 'When you do not build the package yourself: say so with `// icosian-expect ICO3211: …` at the call, or set the rule `partly-declared` to `"off"`.',
  message: ({ module, nodes }) =>
    `\`${module}\` does not say enough about ${nodes.map((name) => `\`${name}\``).join(", ")}: not all names, inputs and types that come of it are checked. Build that module with this version of @icosian/transformer, and write the arguments of its modifiers out where they stand.`,
  isOnce: true,
  check: (dataflow) =>
    Array.from(findUnknown(dataflow), ([file, nodes]) => {
      const location = dataflow.declared.get(file) ?? { file: dataflow.file, span: dataflow.call.calleeSpan };
      return report(partlyDeclared, location, { module: toModuleName(file), nodes: [...nodes] });
    }),
};

/** Finds the nodes that are not fully known, by file. */
function findUnknown({ expanded, definitions }: LinkedDataflow): ReadonlyMap<string, ReadonlySet<string>> {
  const unknown = new Map<string, Set<string>>();
  const modified = (expanded?.unknown ?? []).filter(
    // A modifier that the config makes is unknown on purpose until the dataflow is built.
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
