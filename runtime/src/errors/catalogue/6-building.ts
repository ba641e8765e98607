/** Problems that are found while a dataflow is built. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quote, quoteAll, suggest } from "../words.js";

/** A module has no manifest, because it was not transformed. */
export const notTransformed: CatalogueEntry<{
  readonly exports: readonly string[];
  /** How to compile it in this host; null if something makes manifests here already. */
  readonly advice: string | null;
}> = {
  code: "ICO6001",
  slug: "not-transformed",
  message: (subject, { exports, advice }) => {
    const which = exports.length === 0 ? "which exports nothing" : `the one that exports ${quoteAll(exports, 4)}`;
    const found = `The ${subject} of \`dataflow(…)\`, ${which}, has no manifest. `;
    return advice === null
      ? `${found}Something makes manifests here, but not for this file. Either it does not begin with "use dataflow"; or ` +
          `it is JavaScript instead of TypeScript, or is below \`node_modules\`, or re-exports functions by name (begin it ` +
          `with "use dataflow"; too, or write \`export *\`), or the compiler reported errors in it.`
      : `${found}Begin its file with "use dataflow"; and compile it with @icosian/transformer. ${advice} ` +
          `If you do both, the compiler reported errors in it.`;
  },
};

/** An argument is a module or an object that contains modules. */
export const modulesByName: CatalogueEntry<{ readonly names: readonly string[] }> = {
  code: "ICO6030",
  slug: "modules-by-name",
  message: (subject, { names }) => {
    const passed = names.slice(0, 3).map((name) => `all.${name}`);
    return (
      `The ${subject} of \`dataflow(…)\` has no nodes itself and holds ${names.length === 1 ? "a module" : "modules"} ` +
      `under ${quoteAll(names)}. Pass each module itself: \`dataflow(${passed.join(", ")})\`. A barrel brings its ` +
      `modules along with \`export * from\`, not with \`export * as\`.`
    );
  },
};

const WHOLE_MODULES = 'Write `import * as features from "./features.js"` and pass `features`.';

/** An argument is an object of functions instead of a module. */
export const singleFunctions: CatalogueEntry<{ readonly names: readonly string[] }> = {
  code: "ICO6031",
  slug: "single-functions",
  message: (subject, { names }) =>
    `The ${subject} of \`dataflow(…)\` is an object with the ${names.length === 1 ? "function" : "functions"} ` +
    `${quoteAll(names, 4)}, not a module: the names that functions read are known only for whole modules. ` +
    `${WHOLE_MODULES} To take some of the functions, re-export them from a file of their own: ` +
    `"use dataflow"; export { ${names.slice(0, 4).join(", ")} } from "./features.js";`,
};

/** A manifest was written by another version of the transformer. */
export const manifestVersion: CatalogueEntry<{ readonly found: string; readonly expected: number }> = {
  code: "ICO6002",
  slug: "manifest-version",
  message: (subject, { found, expected }) =>
    `${quote(subject)} has a manifest of version ${found}, and this @icosian/runtime reads version ${expected}. ` +
    `Install the same version of @icosian/runtime and @icosian/transformer, and compile again.`,
};

/** A manifest has the right version, but is incomplete or damaged. */
export const damagedManifest: CatalogueEntry<{ readonly damage: string }> = {
  code: "ICO6035",
  slug: "damaged-manifest",
  message: (subject, { damage }) =>
    `The manifest of ${quote(subject)} is damaged: ${damage}. Compile the module again; a mock or a copy of a module has ` +
    `to keep \`$manifest\` as it is.`,
};

/** Two definitions have the same name; `module` is null if they are in different modules. */
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

/** Nodes depend on each other in a circle. */
export const cycle: CatalogueEntry<{ readonly path: readonly string[] }> = {
  code: "ICO6004",
  slug: "cycle",
  message: (_, { path }) =>
    `Nodes need each other's values: ${toTrail(path)} (each is an input of the next). Break the circle at one of them.`,
};

/** Nothing reads a config key. */
export const unusedConfig: CatalogueEntry<{ readonly nearest: string | null }> = {
  code: "ICO6005",
  slug: "unused-config",
  message: (subject, { nearest }) =>
    `Nothing reads the config key ${quote(subject)}. ${suggest(nearest, "Remove it, or name a parameter or node after it.")}`,
};

/** An argument is not a module. */
export const notAModule: CatalogueEntry<{ readonly found: string; readonly advice?: string }> = {
  code: "ICO6006",
  slug: "not-a-module",
  message: (subject, { found, advice = WHOLE_MODULES }) =>
    `The ${subject} of \`dataflow(…)\` is ${found}, not a module. ${advice}`,
};

/** An option of `dataflow(…)` is invalid. */
export const invalidOption: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO6007",
  slug: "invalid-dataflow-option",
  message: (_, { reason }) => reason,
};

/** A module has not finished running, because it is part of a circular import. */
export const unfinishedModule: CatalogueEntry = {
  code: "ICO6008",
  slug: "unfinished-module",
  message: (subject) =>
    `The ${subject} of \`dataflow(…)\` has not finished running: it imports, directly or indirectly, the file that ` +
    `builds the dataflow. Build the dataflow in a file that no dataflow module imports.`,
};

/** A node is called `then`, so that `await` would call its value. */
export const thenableNode: CatalogueEntry = {
  code: "ICO6024",
  slug: "thenable-node",
  message: () =>
    "A node cannot be called `then`: awaiting a result that has it would call its value. Give the node another name.",
};

/** Writes a cycle in one line; leaves out the middle of a very long cycle. */
function toTrail(path: readonly string[]): string {
  const names = path.length <= 20 ? path : [...path.slice(0, 10), `… (${path.length - 19} more)`, ...path.slice(-9)];
  return names.join(" → ");
}
