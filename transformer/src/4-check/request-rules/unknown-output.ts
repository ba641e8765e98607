/** Every output that is asked for by name is a node, an input, or given. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/catalogue-entry.js";
import { unknownOutput as entry } from "../../diagnostics/catalogue/4-requests.js";
import type { ModuleIr } from "../../ir/module.js";
import { knownNames } from "../../3-link/names/known-names.js";
import type { RequestRule } from "../request-rule.js";

export const unknownOutput: RequestRule = {
  entry,
  check: ({ file, call, asked, dataflow }) => {
    // What is given may be asked for as well; outputs that are prepared are there before anything is given.
    if (!dataflow.isComplete || (call.inputs.isOpen && call.method !== "prepare")) return [];
    const names = knownNames(dataflow);
    const given = new Set([...call.inputs.keys.map(({ name }) => name), ...(call.inputs.maybe ?? [])]);
    return asked.flatMap((output) => {
      if (names.has(output.name) || given.has(output.name)) return [];
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
