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

/** Why modules are linked: to check them, or to tell everything about their nodes. */
export type LinkPurpose = "check" | "export";

/**
 * Expands the modules of a call that have modifiers; the others keep their definitions as they are written.
 *
 * @param purpose - To check modules, those whose modifiers only describe nodes need not be expanded. In an export, a
 * definition whose modifiers are not known is the node that its function is.
 */
export function expandCall(
  modules: readonly ModuleIr[],
  config: ConfigIr,
  findModules: FindModules,
  questions: Questions,
  purpose: LinkPurpose,
): ExpandedCall {
  const modified = modules.filter((module) => (purpose === "export" ? hasModifiers(module) : !isAsWritten(module)));
  if (modified.length === 0) return { nodes: modules.flatMap(plainNodesOf), expanded: null };
  // An `otherwise()` depends on the definitions in all modules.
  const concerned = modified.some(hasOtherwise) ? modules : modified;
  const expanded = expandModules(concerned, toKnownConfig(config), findModules, questions);
  const nodes = modules.flatMap((module) => expanded.nodes.get(module) ?? plainNodesOf(module));
  if (purpose === "check") return { nodes, expanded };
  const unknown = expanded.unknown.map(({ module, definition }) => ({ module, definition }));
  return { nodes: [...nodes, ...unknown], expanded };
}

function hasModifiers({ definitions }: ModuleIr): boolean {
  return definitions.some(({ modifiers }) => modifiers.length > 0);
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
