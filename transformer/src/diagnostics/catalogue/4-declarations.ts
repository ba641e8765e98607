/** Words of the diagnostics about modules that are linked as declarations: what those do not tell. */
import type { CatalogueEntry } from "../catalogue-entry.js";

export const undeclaredModule: CatalogueEntry<{ readonly module: string }> = {
  code: "ICO3210",
  slug: "undeclared-module",
  severity: "warning",
  message: ({ module }) =>
    `\`${module}\` does not say which nodes its module has, so nothing between them and the rest of this dataflow is checked. Build that module with this version of @icosian/transformer as a plugin of the tsconfig that writes its declarations.`,
};

export const partlyDeclared: CatalogueEntry<{ readonly module: string; readonly nodes: readonly string[] }> = {
  code: "ICO3211",
  slug: "partly-declared",
  severity: "warning",
  message: ({ module, nodes }) =>
    `\`${module}\` does not say enough about ${nodes.map((name) => `\`${name}\``).join(", ")}: not all names, inputs and types that come of it are checked. Build that module with this version of @icosian/transformer, and write the arguments of its modifiers out where they stand.`,
};

export const unbuiltModule: CatalogueEntry<{ readonly module: string }> = {
  code: "ICO3212",
  slug: "unbuilt-module",
  severity: "error",
  message: ({ module }) =>
    `\`${module}\` has no manifest, so no dataflow can be built of it. If it is meant to be a dataflow module, its package has to be built with @icosian/transformer; if not, leave it out of this dataflow.`,
};
