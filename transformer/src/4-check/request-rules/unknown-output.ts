/** The rule `unknown-output`: each requested name is a node, an input or a value that the call gives. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleIr } from "../../ir/module.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { toQuestion, type Misspelling } from "../../diagnostics/misspelling.js";
import type { RequestRule } from "../request-rule.js";

/** Reports every requested name that the dataflow does not have and the call does not give. */
export const unknownOutput: RequestRule<Misspelling & { readonly unmarkedIn: string | null }> = {
  code: "ICO3201",
  slug: "unknown-output",
  severity: "error",
  checks: "Each requested name is a node, an input or a value that the call gives.",
  meaning: "A call requests an output that no node computes and that is not given as an input.",
  fix: "Correct the name, or export a function of that name from one of the dataflow's modules.",
  fine: "Never: the call would be refused at run time.",
  message: ({ name, nearest, unmarkedIn }) =>
    unmarkedIn === null
      ? `No node of this dataflow is called \`${name}\`.${toQuestion(nearest)}`
      : `\`${name}\` is a function of \`${unmarkedIn}\` and no node, because that file only exports dataflow modules and is none. Begin it with "use dataflow"; to make nodes of its own functions.`,

  check: ({ file, call, asked, dataflow }) => {
    // A given value may be requested too, but `prepare` is called before any value is given.
    if (!dataflow.isComplete || (call.inputs.isOpen && call.method !== "prepare")) return [];
    const names = knownNames(dataflow);
    const given = new Set([...call.inputs.keys.map(({ name }) => name), ...(call.inputs.maybe ?? [])]);
    return asked.flatMap((output) => {
      if (names.has(output.name) || given.has(output.name)) return [];
      const nearest = findNearest(output.name, names);
      const unmarkedIn = findUnmarked(output.name, dataflow.barrels);
      return [report(unknownOutput, { file, span: output.span }, { name: output.name, nearest, unmarkedIn })];
    });
  },
};

/** Finds a barrel without the directive that has a function of the name. */
function findUnmarked(name: string, barrels: readonly ModuleIr[]): string | null {
  const found = barrels.find(({ refusedExports }) => refusedExports.some((refused) => refused.name === name));
  return found === undefined ? null : found.file.slice(found.file.lastIndexOf("/") + 1);
}
