/** What can be wrong when a dataflow is built. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { toHostHint } from "../host-hint.js";
import { quote, quoteAll, suggest } from "../words.js";

/** A module whose functions nobody has read. */
export const notTransformed: CatalogueEntry<{ readonly exports: readonly string[] }> = {
  code: "ICO6001",
  slug: "not-transformed",
  message: (subject, { exports }) => {
    const which = exports.length === 0 ? "which exports nothing" : `the one that exports ${quoteAll(exports, 4)}`;
    return (
      `The ${subject} of \`dataflow(…)\`, ${which}, has no manifest. Begin its file with "use dataflow"; and compile it ` +
      `with @icosian/transformer. ${toHostHint(globalThis)} If all of it is so, the compiler reported ` +
      `errors in that file.`
    );
  },
};

/** A manifest that another version of the transformer wrote. */
export const manifestVersion: CatalogueEntry<{ readonly found: string; readonly expected: number }> = {
  code: "ICO6002",
  slug: "manifest-version",
  message: (subject, { found, expected }) =>
    `${quote(subject)} has a manifest of version ${found}, and this @icosian/runtime reads version ${expected}. ` +
    `Install the same version of @icosian/runtime and @icosian/transformer, and compile again.`,
};

/** Two definitions of one name: the module that has both, or null where they are in several. */
export const duplicateDefinition: CatalogueEntry<{ readonly module: string | null; readonly isGated: boolean }> = {
  code: "ICO6003",
  slug: "duplicate-definition",
  message: (subject, { module, isGated }) => {
    const where = module === null ? "by more than one module" : `more than once in ${quote(module)}`;
    const [when, first] = isGated
      ? [" under this config", "Let the gates of its variants exclude each other"]
      : ["", module === null ? "Rename one, leave one module out" : "Rename one of the definitions"];
    const last = module === null ? ", or set `allowModuleOverrides: true` to let the last module win." : ".";
    return `${quote(subject)} is defined ${where}${when}. ${first}${last}`;
  },
};

/** Nodes that need each other. */
export const cycle: CatalogueEntry<{ readonly path: readonly string[] }> = {
  code: "ICO6004",
  slug: "cycle",
  message: (_, { path }) =>
    `Nodes need each other's values: ${toTrail(path)} (each is an input of the next). Break the circle at one of them.`,
};

/** A config key without effect. */
export const unusedConfig: CatalogueEntry<{ readonly nearest: string | null }> = {
  code: "ICO6005",
  slug: "unused-config",
  message: (subject, { nearest }) =>
    `Nothing reads the config key ${quote(subject)}. ${suggest(nearest, "Remove it, or name a parameter or node after it.")}`,
};

const WHOLE_MODULES = 'Write `import * as features from "./features.js"` and pass `features`.';

/** Something that is no module at all. */
export const notAModule: CatalogueEntry<{ readonly found: string; readonly advice?: string }> = {
  code: "ICO6006",
  slug: "not-a-module",
  message: (subject, { found, advice = WHOLE_MODULES }) =>
    `The ${subject} of \`dataflow(…)\` is ${found}, not a module. ${advice}`,
};

/** Options that are not as they should be. */
export const invalidOption: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO6007",
  slug: "invalid-dataflow-option",
  message: (_, { reason }) => reason,
};

/** A module whose code has not run yet. */
export const unfinishedModule: CatalogueEntry<null> = {
  code: "ICO6008",
  slug: "unfinished-module",
  message: (subject) =>
    `The ${subject} of \`dataflow(…)\` has not run to its end yet: it imports, perhaps through others, the file that ` +
    `builds the dataflow. Build the dataflow in a file that no dataflow module imports.`,
};

/** A cycle as a line; the middle of a very long one is left out. */
function toTrail(path: readonly string[]): string {
  const names = path.length <= 20 ? path : [...path.slice(0, 10), `… (${path.length - 19} more)`, ...path.slice(-9)];
  return names.join(" → ");
}
