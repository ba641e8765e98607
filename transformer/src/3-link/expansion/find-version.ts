/** Finds the code versions that nodes have at run time, where the source alone decides on them. */
import { findDeclaration, toNodeVersion } from "@icosian/runtime/tooling";
import type { ExpressionIr } from "../../ir/expression.js";
import type { ModifierIr } from "../../ir/module.js";
import type { NodeIr } from "../node.js";

/**
 * Finds the code version of a node. It is the runtime's own computation with the arguments of modifiers that are
 * written in place.
 *
 * @returns Null if arguments or a config on which the value depends are known only at run time.
 */
export function findVersion({ codeVersion, made }: NodeIr): string | null {
  // Modules that are read for diagnostics only have no versions.
  if (codeVersion === "") return null;
  if (made === undefined) return codeVersion;
  const { expanded, written } = made;
  const { versionParts = [], gaps = [] } = expanded;
  if (versionParts.length === 0) return expanded.codeVersion === "" ? null : expanded.codeVersion;
  if (!versionParts.every(({ modifier }) => isWritten(modifier, written))) return null;
  const { version, gaps: all } = toNodeVersion(expanded);
  // Another gap would be a value of the config, which stands for one that is not known.
  return all.length > gaps.length ? null : version;
}

/** Whether the arguments of all modifiers of a kind are written in place. The nodes of modules have their own versions. */
function isWritten(kind: string, written: readonly ModifierIr[]): boolean {
  const own = written.filter((modifier) => modifier.kind === kind);
  const forms = findDeclaration(kind)?.arguments ?? [];
  const isKnown = (argument: ExpressionIr, index: number): boolean => forms[index] === "modules" || isExact(argument);
  return own.length > 0 && own.every((modifier) => modifier.arguments.every(isKnown));
}

/** Whether an expression consists of literals and of calls of functions of the runtime. */
function isExact(expression: ExpressionIr): boolean {
  switch (expression.kind) {
    case "literal":
      return true;
    case "list":
      return expression.elements.every(isExact);
    case "record":
      return expression.entries.every(({ value }) => isExact(value));
    case "call":
      return [...expression.arguments, ...expression.methods.flatMap((method) => method.arguments)].every(isExact);
    case "function":
    case "spread":
    case "unknown":
      return false;
  }
}
