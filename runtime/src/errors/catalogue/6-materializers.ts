/** Problems with materializers that are found while a dataflow is built. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quote, suggest } from "../words.js";

/** An argument of `from` or `to` is invalid. */
export const invalidMaterializer: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO6019",
  slug: "invalid-materializer",
  message: (subject, { reason }) => `${quote(subject)} is wrong: ${reason}`,
};

/** A saver depends on a name that is no node and no input. */
export const unknownDependency: CatalogueEntry<{ readonly dependency: string; readonly nearest: string | null }> = {
  code: "ICO6020",
  slug: "unknown-dependency",
  message: (subject, { dependency, nearest }) =>
    `${quote(subject)} saves ${quote(dependency)}, which is no node and no input of this dataflow. ` +
    suggest(nearest, "Name what it is to save."),
};
