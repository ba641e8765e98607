/** The rule `unknown-output`. */
import { findNearest } from "@icosian/runtime/tooling";
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { ModuleIr } from "../../ir/module.js";
import { knownNames } from "../../3-link/names/known-names.js";
import { toQuestion, type Misspelling } from "../../diagnostics/misspelling.js";
import type { RequestRule } from "../request-rule.js";

export const unknownOutput: RequestRule<Misspelling & { readonly unmarkedIn: string | null }> = {
  code: "ICO3201",
  slug: "unknown-output",
  severity: "error",
  checks: "Every output that is asked for by name is a node, an input, or given.",
  meaning: "A call asks for something that no node computes and that is not given as an input.",
  fix: "Correct the name, or export a function of that name from one of the dataflow's modules.",
  fine: "Never: the call would be refused when it runs.",
  message: ({ name, nearest, unmarkedIn }) =>
    unmarkedIn === null
      ? `No node of this dataflow is called \`${name}\`.${toQuestion(nearest)}`
      : `\`${name}\` is a function of \`${unmarkedIn}\` and no node, because that file only exports dataflow modules and is none. Begin it with "use dataflow"; to make nodes of its own functions.`,

  check: ({ file, call, asked, dataflow }) => {
    // What is given may be asked for as well; outputs that are prepared are there before anything is given.
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

/** The barrel without the directive that has a function of a name. */
function findUnmarked(name: string, barrels: readonly ModuleIr[]): string | null {
  const found = barrels.find(({ refusedExports }) => refusedExports.some((refused) => refused.name === name));
  return found === undefined ? null : found.file.slice(found.file.lastIndexOf("/") + 1);
}
