/** Problems with a request to a dataflow. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import { quote, quoteAll, quoteNode, quoteNodes, suggest } from "../words.js";

const SEE_LIST = "`listAvailableVariables()` lists what there is.";

/** The values of a problem with an unknown name. */
export type Nearest = {
  /** The name that the user probably meant; null if no name is near. */
  readonly nearest: string | null;
};

/** A requested output is not a node or an input. */
export const unknownOutput: CatalogueEntry<Nearest & { readonly exportedBy: string | null }> = {
  code: "ICO7001",
  slug: "unknown-output",
  message: (subject, { nearest, exportedBy }) =>
    exportedBy === null
      ? `No node is called ${quote(subject)}. ${suggest(nearest, SEE_LIST)}`
      : `${quote(subject)} is exported beside the nodes of ${exportedBy} but is no node. Nodes are exported functions and ` +
        `public static methods whose names do not start with \`_\`, of files that begin with "use dataflow";.`,
};

/** The request needs an external input that it does not provide. */
export const missingInput: CatalogueEntry<{
  readonly consumers: readonly string[];
  readonly type: string;
  /** Whether `inputs` has the input as an inherited or non-enumerable property, which is ignored. */
  readonly isHidden: boolean;
}> = {
  code: "ICO7002",
  slug: "missing-input",
  message: (subject, { consumers, type, isHidden }) => {
    const own = isHidden ? ", as an own enumerable property: what is inherited or hidden does not count" : "";
    return consumers.length === 0
      ? `${quote(subject)} is asked for but nothing provides it. Give it in \`inputs\`${own}.`
      : `${quote(subject)} (${type}) is missing; ${quoteNodes(consumers)} ${consumers.length === 1 ? "needs" : "need"} it. ` +
          `Give it in \`inputs\`${own || ", or write a function of that name"}.`;
  },
};

/** The request provides an input that no node has. */
export const unknownInput: CatalogueEntry<Nearest> = {
  code: "ICO7003",
  slug: "unknown-input",
  message: (subject, { nearest }) =>
    `No node has an input called ${quote(subject)}. ${suggest(nearest, "Remove it, or name a parameter after it.")}`,
};

/** The request overrides a name that is neither a node nor an input. */
export const unknownOverride: CatalogueEntry<Nearest> = {
  code: "ICO7004",
  slug: "unknown-override",
  message: (subject, { nearest }) =>
    `No node or input is called ${quote(subject)}, so nothing can be overridden. ${suggest(nearest, SEE_LIST)}`,
};

/** The request provides an input that has the name of a node. */
export const inputNamesNode: CatalogueEntry = {
  code: "ICO7005",
  slug: "input-names-node",
  message: (subject) =>
    `${quote(subject)} is computed by a node and cannot be an input. To replace what it computes, use \`overrides\`.`,
};

/** The same key is in the request's `inputs` and in the dataflow's `config`. */
export const inputInConfig: CatalogueEntry = {
  code: "ICO7006",
  slug: "input-in-config",
  message: (subject) =>
    `${quote(subject)} is in \`inputs\` and in the dataflow's \`config\`. Leave it out of one; \`overrides\` replaces it ` +
    `for one call.`,
};

/** A request to `executeSync` needs an async node. */
export const asyncNode: CatalogueEntry<{ readonly by: string | null }> = {
  code: "ICO7007",
  slug: "async-node",
  message: (subject, { by }) =>
    `${quoteNode(subject)} is async${by === null ? "" : ` because of ${by}`} and the request needs it. Use \`await execute(…)\`, ` +
    "or override it.",
};

/** The arguments of the request have the wrong shape. */
export const malformedRequest: CatalogueEntry<{ readonly reason: string }> = {
  code: "ICO7008",
  slug: "malformed-request",
  message: (_, { reason }) => reason,
};

/** A function that is requested as an output does not stand for exactly one node. */
export const outputFunction: CatalogueEntry<{ readonly nodes: readonly string[] }> = {
  code: "ICO7009",
  slug: "output-function",
  message: (subject, { nodes }) =>
    nodes.length === 0
      ? `The function ${quote(subject)} is no node of this dataflow. Pass a function of one of its modules, or a name.`
      : `The function ${quote(subject)} makes the nodes ${quoteAll(nodes)}. Ask for them by name.`,
};

/** An input or an override is a promise, although nodes expect its value. */
export const promisedValue: CatalogueEntry<{ readonly origin: string }> = {
  code: "ICO7011",
  slug: "promised-value",
  message: (subject, { origin }) =>
    `${quote(subject)} in ${quote(origin)} is a promise, and nodes take its value. \`await\` it first, or declare the ` +
    `parameter as a \`Promise<…>\`.`,
};

/** A name is neither a node nor an input. */
export const unknownVariable: CatalogueEntry<Nearest> = {
  code: "ICO7010",
  slug: "unknown-variable",
  message: (subject, { nearest }) => `No node or input is called ${quote(subject)}. ${suggest(nearest, SEE_LIST)}`,
};

/** A drawing is asked for by the name of its format where the drawing functions cannot be loaded. */
export const missingDrawing: CatalogueEntry = {
  code: "ICO7012",
  slug: "missing-drawing",
  message: () =>
    'The drawing functions are not a part of this bundle. Import the one you need and pass it: `import { toSvg } from "@icosian/runtime/visualize"`, ' +
    "then `visualize({ format: toSvg })`.",
};
