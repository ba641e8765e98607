/** A name has one definition in a module: a function of the name, or what modifiers make of another one. */
import { report } from "../../diagnostics/catalogue-entry.js";
import { duplicateInModule as entry } from "../../diagnostics/catalogue/2-reading.js";
import { duplicatesOf } from "../../3-link/expansion/module-duplicates.js";
import type { ModuleRule } from "../module-rule.js";

export const duplicateInModule: ModuleRule = {
  entry,
  check: (module) =>
    [...duplicatesOf(module)].flatMap(([node, definers]) =>
      definers.map((definition) => {
        const { name, nameSpan } = definition;
        const others = definers.filter((other) => other !== definition);
        const related = others.map((other) => ({
          file: module.file,
          span: other.nameSpan,
          message: other.name === node ? "Also defined here." : `The modifiers of \`${other.name}\` make it here.`,
        }));
        const data = { node, maker: name === node ? null : name };
        return report(entry, { file: module.file, span: nameSpan }, data, { related });
      }),
    ),
};
