/** Every output that is asked for by name is a node, an input, or given. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { unknownOutput as entry } from "../../diagnostics/catalogue/4-requests.js";
import type { ModuleIr } from "../../ir/module.js";
import { knownNames } from "../graph/known-names.js";
import type { RequestRule } from "../request-rule.js";

export const unknownOutput: RequestRule = {
  entry,
  check: ({ file, call, dataflow }) => {
    if (!dataflow.isComplete || call.inputs.isOpen) return [];
    const names = knownNames(dataflow);
    const given = new Set(call.inputs.keys.map(({ name }) => name));
    return (call.outputs ?? []).flatMap((output) => {
      if (output.kind !== "name" || names.has(output.name) || given.has(output.name)) return [];
      const nearest = findNearest(output.name, names);
      const unmarkedIn = findUnmarked(output.name, dataflow.barrels);
      return [report(entry, { file, span: output.span }, { name: output.name, nearest, unmarkedIn })];
    });
  },
};

/** The barrel without the directive that has a function of a name. */
function findUnmarked(name: string, barrels: readonly ModuleIr[]): string | null {
  const found = barrels.find(({ refusedExports }) => refusedExports.some((refused) => refused.name === name));
  return found === undefined ? null : found.file.slice(found.file.lastIndexOf("/") + 1);
}
