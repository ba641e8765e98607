/** Describes a name of a dataflow in a few lines that are readable with and without Markdown. */
import { findNode } from "../../../3-link/edges/producers.js";
import { inputsOf, type LocatedDefinition } from "../../../3-link/node.js";
import type { InputIr } from "../../../ir/module.js";
import type { Variable } from "./variable.js";

/** The maximum number of consumers that are listed; the others are only counted. */
const NAMED = 12;

/** Describes the source of a value, its dependencies, and its consumers. */
export function describeVariable(variable: Variable): string {
  const { name, nodes } = variable;
  const lines =
    nodes.length === 0
      ? [`Input \`${name}\`: no node has this name, so it is given from outside.`]
      : nodes.flatMap((node) => describeNode(node, variable));
  return [...lines, describeConsumers(variable)].join("\n\n");
}

function describeNode({ module, definition }: LocatedDefinition, { dataflows }: Variable): readonly string[] {
  const isNode = (input: InputIr): boolean =>
    dataflows.some((dataflow) => findNode(input.name, dataflow) !== undefined);
  const inputs = inputsOf(definition).map((input) => {
    const text = `\`${input.name}${input.isOptional ? "?" : ""}: ${input.type?.text ?? "unknown"}\``;
    return isNode(input) ? text : `${text} (input)`;
  });
  const type = definition.returnType?.text ?? "unknown";
  return [
    `Node \`${definition.name}: ${type}\` of ${module.module}${definition.isAsync ? ", async" : ""}.`,
    inputs.length === 0 ? "Takes nothing." : `Takes ${inputs.join(", ")}.`,
  ];
}

function describeConsumers({ consumers }: Variable): string {
  const names = [...new Set(consumers.map(({ definition }) => `\`${definition.name}\``))].sort();
  if (names.length === 0) return "No node takes it.";
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : "";
  return `Taken by ${names.slice(0, NAMED).join(", ")}${more}.`;
}
