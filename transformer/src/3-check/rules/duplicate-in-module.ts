/** A name has one definition in a module. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { duplicateInModule as entry } from "../../diagnostics/catalogue/2-reading.js";
import type { DefinitionIr } from "../../ir/module.js";
import type { ModuleRule } from "../module-rule.js";

export const duplicateInModule: ModuleRule = {
  entry,
  check: ({ file, definitions }) =>
    groupByName(definitions)
      .filter((same) => same.length > 1)
      .flatMap((same) =>
        same.map((definition) => {
          const others = same.filter((other) => other !== definition);
          const related = others.map(({ nameSpan }) => ({ file, span: nameSpan, message: "Also defined here." }));
          return report(entry, { file, span: definition.nameSpan }, { node: definition.name }, { related });
        }),
      ),
};

function groupByName(definitions: readonly DefinitionIr[]): readonly (readonly DefinitionIr[])[] {
  const groups = new Map<string, DefinitionIr[]>();
  for (const definition of definitions) {
    const group = groups.get(definition.name);
    if (group === undefined) groups.set(definition.name, [definition]);
    else group.push(definition);
  }
  return [...groups.values()];
}
