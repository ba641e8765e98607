/** Nodes are called without a receiver, so `this` has no meaning in them. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { thisInNode as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { DefinitionIr } from "../../ir/module.js";
import type { Span } from "../../ir/span.js";
import type { ModuleRule } from "../module-rule.js";

export const thisInNode: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    definitions.flatMap((definition) => {
      const span = findThis(definition);
      if (span === null) return [];
      const { local, member } = definition.reference;
      const className = member === null ? null : local;
      return [report(entry, { file, span }, { node: definition.name, className })];
    }),
};

function findThis({ parameters, thisUse }: DefinitionIr): Span | null {
  const parameter = parameters.find(({ kind }) => kind === "this");
  return parameter?.kind === "this" ? parameter.span : thisUse;
}
