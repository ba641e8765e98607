/** The rule `this-in-node`: no node uses `this`. */
import { report } from "../../diagnostics/diagnostic-kind.js";
import type { DefinitionIr } from "../../ir/module.js";
import type { Span } from "../../ir/span.js";
import type { ModuleRule } from "../module-rule.js";

/** Reports every `this` in a node that does not belong to a function inside it. */
export const thisInNode: ModuleRule<{ readonly node: string; readonly className: string | null }> = {
  code: "ICO2107",
  slug: "this-in-node",
  severity: "error",
  checks: "No node uses `this`.",
  meaning: "Nodes are called as plain functions, without a receiver, so `this` is undefined in them.",
  fix: "Take what the function needs as a parameter. In a static method, write the name of the class instead of `this`.",
  fine: "Never in a node. Functions inside a node may have their own `this`.",
  message: ({ node, className }) =>
    className === null
      ? `Node \`${node}\` uses \`this\`, but nodes are called without a receiver. Make what it needs a parameter.`
      : `Node \`${node}\` uses \`this\`, but nodes are called without a receiver. Write \`${className}\` in its place.`,

  check: ({ file, definitions }) =>
    definitions.flatMap((definition) => {
      const span = findThis(definition);
      if (span === null) return [];
      const { local, member } = definition.reference;
      const className = member === null ? null : local;
      return [report(thisInNode, { file, span }, { node: definition.name, className })];
    }),
};

function findThis({ parameters, thisUse }: DefinitionIr): Span | null {
  const parameter = parameters.find(({ kind }) => kind === "this");
  return parameter?.kind === "this" ? parameter.span : thisUse;
}
