/** Finds the nodes whose code versions are incomplete, which no cache uses. */
import type { CodeGap, Position } from "@icosian/runtime";
import type { ModuleIr } from "../../ir/module.js";

/** A node with an incomplete code version. */
export interface IncompleteVersion extends Position {
  /** Name of the node. */
  readonly node: string;
  /** The file that defines the node. */
  readonly file: string;
  /** Why its version is incomplete: the gaps in its function and in its modifiers. */
  readonly gaps: readonly CodeGap[];
}

/** Finds the nodes of modules with gaps, in the order of the modules. */
export function findIncomplete(modules: readonly ModuleIr[]): readonly IncompleteVersion[] {
  return modules.flatMap(({ file, definitions }) =>
    definitions.flatMap(({ name, position, gaps = [], modifiers }) => {
      const all = [...gaps, ...modifiers.flatMap(({ code }) => code?.gaps ?? [])];
      const byText = new Map(all.map((gap) => [`${gap.location} ${gap.what}`, gap]));
      return byText.size === 0 ? [] : [{ node: name, file, ...position, gaps: [...byText.values()] }];
    }),
  );
}
