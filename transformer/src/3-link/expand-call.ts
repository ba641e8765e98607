/** Finds the nodes that the modules of one `dataflow(…)` call bring into it. */
import { findDeclaration } from "@icosian/runtime/tooling";
import type { ConfigIr } from "../ir/calls.js";
import type { DefinitionIr, ModuleIr } from "../ir/module.js";
import { expandModules } from "./expansion/expand.js";
import type { ExpandedModules } from "./expansion/expanded-modules.js";
import { toKnownConfig } from "./expansion/known-config.js";
import type { FindModules, Questions } from "./expansion/stubs.js";
import { plainNodesOf } from "./names/plain-nodes.js";
import type { LocatedDefinition } from "./node.js";

/** The nodes of a call's modules. */
export interface ExpandedCall {
  /** All nodes, in the order of the modules. */
  readonly nodes: readonly LocatedDefinition[];
  /** The result of the expansion; null if no modifier changes anything. */
  readonly expanded: ExpandedModules | null;
}

/** Expands the modules of a call that have modifiers; the others keep their definitions as they are written. */
export function expandCall(
  modules: readonly ModuleIr[],
  config: ConfigIr,
  findModules: FindModules,
  questions: Questions,
): ExpandedCall {
  const modified = modules.filter((module) => !isAsWritten(module));
  if (modified.length === 0) return { nodes: modules.flatMap(plainNodesOf), expanded: null };
  // An `otherwise()` depends on the definitions in all modules.
  const concerned = modified.some(hasOtherwise) ? modules : modified;
  const expanded = expandModules(concerned, toKnownConfig(config), findModules, questions);
  const nodes = modules.flatMap((module) => expanded.nodes.get(module) ?? plainNodesOf(module));
  return { nodes, expanded };
}

const known = new WeakMap<ModuleIr, boolean>();

/** Whether every definition of a module becomes exactly the node that is written, even if it has modifiers. */
function isAsWritten(module: ModuleIr): boolean {
  const before = known.get(module);
  if (before !== undefined) return before;
  const answer = module.definitions.every(({ modifiers }) =>
    modifiers.every(({ kind }) => findDeclaration(kind)?.effect === "describes"),
  );
  known.set(module, answer);
  return answer;
}

function hasOtherwise({ definitions }: ModuleIr): boolean {
  return definitions.some(({ modifiers }: DefinitionIr) =>
    modifiers.some(({ kind }) => findDeclaration(kind)?.exists === "otherwise"),
  );
}
