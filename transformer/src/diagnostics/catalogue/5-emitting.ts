/** Words of the diagnostics about what is emitted. */
import type { CatalogueEntry } from "../catalogue-entry.js";

export const hiddenDefault: CatalogueEntry<{
  readonly node: string;
  readonly parameter: string;
  readonly used: string;
}> = {
  code: "ICO5001",
  slug: "hidden-default",
  severity: "error",
  message: ({ node, parameter, used }) =>
    `Another function computes \`${node}\`, so a generated file has the default of \`${parameter}\`, but not \`${used}\`, which the module does not export. Export it, or write a value.`,
};
