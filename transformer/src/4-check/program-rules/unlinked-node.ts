/** The rule `unlinked-node`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import { consumersOf } from "../../3-link/edges/consumers.js";
import { findNode, nodesOf } from "../../3-link/edges/producers.js";
import { inputsOf, locationOfDefinition, type LocatedDefinition } from "../../3-link/node.js";
import type { AskedDataflow, FoundInDataflow, ProgramRule } from "../program-rule.js";

export const unlinkedNode: ProgramRule<{ readonly node: string }> = {
  code: "ICO3214",
  slug: "unlinked-node",
  severity: "warning",
  checks:
    "An exported function has something to do with the dataflow: it may be a helper that became a node unnoticed.",
  meaning:
    "Every exported function of a dataflow module is a node. This one takes nothing that a node gives or another node takes, nothing takes its value, and no call of the program asks for it: it may be a helper, such as a `main` or a method of a class, that became a node unnoticed.",
  fix: "Keep a helper to the module, or move it to another file. A name that starts with `_`, and `exclude()`, say that an exported function is no node.",
  fine: "When another program asks for it: say so with `// icosian-expect ICO3214: …`, or set the rule to `off`.",
  message: ({ node }) =>
    `\`${node}\` is exported, so it is a node, but it shares nothing with any other node and nothing asks for it. If it is a helper, do not export it, start its name with \`_\`, put \`exclude()\` on it, or move it to another file.`,

  check: (dataflows) => {
    const found = new Map<string, FoundInDataflow>();
    const linked = new Set<string>();
    for (const asked of dataflows) {
      const nodes = nodesOf(asked.dataflow);
      for (const node of nodes) {
        const { name } = node;
        if (isDeclarationFile(node.module.file)) continue;
        const key = `${node.module.file}:${node.definition.nameSpan.start}`;
        if (nodes.length < 2 || !isUnlinked(name, node, asked)) linked.add(key);
        else if (!found.has(key)) {
          const diagnostic = report(unlinkedNode, locationOfDefinition(node), { node: name });
          found.set(key, { dataflow: asked.dataflow, diagnostic });
        }
      }
    }
    // One dataflow in which it has a part is enough.
    return [...found].flatMap(([key, each]) => (linked.has(key) ? [] : [each]));
  },
};

/** Whether nobody can have meant the node: it shares nothing with any other, and is not asked for. */
function isUnlinked(name: string, { definition }: LocatedDefinition, { dataflow, requests }: AskedDataflow): boolean {
  const { call, isComplete } = dataflow;
  if (!isComplete || definition.made !== undefined || definition.modifiers.length > 0) return false;
  // A dataflow of which nothing is asked here is built for others to ask.
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
  return !isShared && consumersOf(name, dataflow).length === 0;
}
