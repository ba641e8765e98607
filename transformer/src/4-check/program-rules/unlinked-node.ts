/**
 * The rule `unlinked-node`: every node is connected to other nodes or requested; otherwise it may be a helper that
 * became a node by mistake.
 */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { nodesInFile } from "../../3-link/edges/nodes-in-file.js";
import { findNode, nodesOf } from "../../3-link/edges/producers.js";
import { inputsOf, locationOfDefinition, type LocatedDefinition } from "../../3-link/node.js";
import type { AskedDataflow, FoundInDataflow, ProgramRule } from "../program-rule.js";

/** Reports every node that is not connected to any other and not requested in any dataflow of the program. */
export const unlinkedNode: ProgramRule<{ readonly node: string }> = {
  code: "ICO3214",
  slug: "unlinked-node",
  severity: "warning",
  checks:
    "Every node is connected to other nodes or requested; otherwise it may be a helper that became a node by mistake.",
  meaning:
    "Every exported function of a dataflow module is a node. This one shares no input with another node, depends on no node, no node depends on it, and no call of the program requests it. It may be a helper, such as a `main` function or a method of a class, that became a node by mistake.",
  fix: "Do not export the helper, or move it to another file. An exported function is not a node if its name starts with `_` or if it has the modifier `exclude()`.",
  fine: "When another program requests it: say so with `// icosian-expect ICO3214: …`, or set the rule to `off`.",
  message: ({ node }) =>
    `\`${node}\` is exported, so it is a node, but it shares nothing with any other node and nothing asks for it. If it is a helper, do not export it, start its name with \`_\`, put \`exclude()\` on it, or move it to another file.`,

  check: (dataflows, only) => {
    const found = new Map<string, FoundInDataflow>();
    const linked = new Set<string>();
    for (const asked of dataflows) {
      const { dataflow } = asked;
      for (const node of only === undefined ? nodesOf(dataflow) : nodesInFile(only, dataflow)) {
        const { name } = node;
        if (isDeclarationFile(node.module.file)) continue;
        const key = `${node.module.file}:${node.definition.nameSpan.start}`;
        if (!isUnlinked(name, node, asked)) linked.add(key);
        else if (!found.has(key)) {
          const diagnostic = report(unlinkedNode, locationOfDefinition(node), { node: name });
          found.set(key, { dataflow, diagnostic });
        }
      }
    }
    // A node that is connected in one dataflow is not reported.
    return [...found].flatMap(([key, each]) => (linked.has(key) ? [] : [each]));
  },
};

/** Whether a function is probably not meant as a node: it is connected to no other node and not requested. */
function isUnlinked(name: string, { definition }: LocatedDefinition, { dataflow, requests }: AskedDataflow): boolean {
  const { call, isComplete } = dataflow;
  if (!isComplete || definition.made !== undefined || definition.modifiers.length > 0) return false;
  // A dataflow without requests in this program is built for other programs.
  if (requests.length === 0 || requests.some(({ outputs }) => outputs === null)) return false;
  if (requests.some(({ outputs, call: { overrides } }) => outputs?.includes(name) || overrides.isOpen)) return false;
  const configured = new Set(call.config.keys.map((key) => key.name));
  const isShared = inputsOf(definition).some(
    ({ name: input }) =>
      findNode(input, dataflow) !== undefined ||
      configured.has(input) ||
      consumersOf(input, dataflow).length > 1 ||
      requests.some(({ call: { inputs } }) => inputs.isOpen || inputs.keys.some((key) => key.name === input)),
  );
  if (isShared || consumersOf(name, dataflow).length > 0) return false;
  return dataflow.graph.variables.some((other) => other.kind === "node" && other.name !== name);
}
