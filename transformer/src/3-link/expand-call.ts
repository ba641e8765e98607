/** What the modules of one `dataflow(…)` call bring into it. */
import { findDeclaration } from "@icosian/runtime/tooling";
import type { ConfigIr } from "../ir/calls.js";
import type { DefinitionIr, ModuleIr } from "../ir/module.js";
import { expandModules } from "./expansion/expand.js";
import type { ExpandedModules } from "./expansion/expanded-modules.js";
import { toKnownConfig } from "./expansion/known-config.js";
import type { FindModules, Questions } from "./expansion/stubs.js";
import { plainNodesOf } from "./names/plain-nodes.js";
import type { LocatedDefinition } from "./node.js";

/** The nodes of some modules. */
export interface ExpandedCall {
  readonly nodes: readonly LocatedDefinition[];
  /** Null where no modifier changes anything. */
  readonly expanded: ExpandedModules | null;
}

/** Expands those modules of a call that have modifiers; the others are as they are written. */
export function expandCall(
  modules: readonly ModuleIr[],
  config: ConfigIr,
  findModules: FindModules,
  questions: Questions,
): ExpandedCall {
  const modified = modules.filter((module) => !isAsWritten(module));
  if (modified.length === 0) return { nodes: modules.flatMap(plainNodesOf), expanded: null };
  // What is there in any module decides on what is there otherwise.
  const concerned = modified.some(hasOtherwise) ? modules : modified;
  const expanded = expandModules(concerned, toKnownConfig(config), findModules, questions);
  const nodes = modules.flatMap((module) => expanded.nodes.get(module) ?? plainNodesOf(module));
  return { nodes, expanded };
}

const known = new WeakMap<ModuleIr, boolean>();

/** Whether every definition makes just the node that it is written as, whatever modifiers stand before it. */
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
