/** Says which modules could not be checked whole, because their declarations do not tell enough. */
import { findDeclaration } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { partlyDeclared, unbuiltModule, undeclaredModule } from "../../diagnostics/catalogue/4-declarations.js";
import { isDeclarationFile, toJavaScriptFile, toModuleName } from "../../ir/declaration-file.js";
import type { GraphRule } from "../graph-rule.js";
import type { LinkedDataflow } from "../../3-link/linked-dataflow.js";

/** Declarations that do not tell the nodes of their module. */
const undeclared: GraphRule = {
  entry: undeclaredModule,
  isOnce: true,
  check: ({ opaqueModules }) =>
    opaqueModules.flatMap(({ kind, location, file }) =>
      kind === "undeclared" ? [report(undeclaredModule, location, { module: toModuleName(file) })] : [],
    ),
};

/** Declarations that tell the nodes, and not what all modifiers make of them, or not all types. */
const partly: GraphRule = {
  entry: partlyDeclared,
  isOnce: true,
  check: (dataflow) =>
    Array.from(findUnknown(dataflow), ([file, nodes]) => {
      const location = dataflow.declared.get(file) ?? { file: dataflow.file, span: dataflow.call.calleeSpan };
      return report(partlyDeclared, location, { module: toModuleName(file), nodes: [...nodes] });
    }),
};

/** JavaScript of a package that has no manifest. */
const unbuilt: GraphRule = {
  entry: unbuiltModule,
  check: ({ opaqueModules }) =>
    opaqueModules.flatMap(({ kind, location, file }) =>
      kind === "unbuilt" ? [report(unbuiltModule, location, { module: toModuleName(toJavaScriptFile(file)) })] : [],
    ),
};

/** One rule for each thing that can be missing. */
export const declaredModules: readonly GraphRule[] = [undeclared, partly, unbuilt];

/** The nodes of which something cannot be known, by file. */
function findUnknown({ expanded, definitions }: LinkedDataflow): ReadonlyMap<string, ReadonlySet<string>> {
  const unknown = new Map<string, Set<string>>();
  const modified = (expanded?.unknown ?? []).filter(
    // Who lets the config make the modifier knows that it is made when the dataflow is built.
    ({ definition }) => !definition.modifiers.some(({ kind }) => findDeclaration(kind)?.isLate),
  );
  const untyped = [...definitions.values()].flat().filter(({ definition }) => definition.nameSpan.end === 0);
  for (const { module, definition } of [...modified, ...untyped]) {
    if (!isDeclarationFile(module.file)) continue;
    const names = unknown.get(module.file) ?? new Set();
    unknown.set(module.file, names.add(definition.name));
  }
  return unknown;
}
