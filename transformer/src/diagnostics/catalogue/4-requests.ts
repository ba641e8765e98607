/** Words of the diagnostics about requests: what a call of `execute` and its relatives asks and gives. */
import type { CatalogueEntry } from "../catalogue-entry.js";
import type { EdgeTypes } from "./3-graph.js";

/** A name, and the one that was probably meant. */
export interface Misspelling {
  readonly name: string;
  readonly nearest: string | null;
}

export const unknownOutput: CatalogueEntry<Misspelling & { readonly unmarkedIn: string | null }> = {
  code: "ICO3201",
  slug: "unknown-output",
  severity: "error",
  message: ({ name, nearest, unmarkedIn }) =>
    unmarkedIn === null
      ? `No node of this dataflow is called \`${name}\`.${toQuestion(nearest)}`
      : `\`${name}\` is a function of \`${unmarkedIn}\` and no node, because that file only exports dataflow modules and is none. Begin it with "use dataflow"; to make nodes of its own functions.`,
};

export const missingInput: CatalogueEntry<{ readonly input: string; readonly consumers: readonly string[] }> = {
  code: "ICO3202",
  slug: "missing-input",
  severity: "error",
  message: ({ input, consumers }) =>
    consumers.length === 0
      ? `\`${input}\` is asked for but nothing provides it. Give it in \`inputs\`.`
      : `Input \`${input}\` is missing: ${consumers.map((name) => `\`${name}\``).join(", ")} ${consumers.length === 1 ? "needs" : "need"} it. Give it in \`inputs\`.`,
};

export const unknownInput: CatalogueEntry<Misspelling> = {
  code: "ICO3203",
  slug: "unknown-input",
  severity: "error",
  message: ({ name, nearest }) => `No node of this dataflow has an input called \`${name}\`.${toQuestion(nearest)}`,
};

export const unknownOverride: CatalogueEntry<Misspelling> = {
  code: "ICO3204",
  slug: "unknown-override",
  severity: "error",
  message: ({ name, nearest }) =>
    `No node or input of this dataflow is called \`${name}\`, so nothing can be overridden.${toQuestion(nearest)}`,
};

export const inputNamesNode: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO3205",
  slug: "input-names-node",
  severity: "error",
  message: ({ name }) =>
    `\`${name}\` is computed by a node and cannot be an input. To replace what it computes, use \`overrides\`.`,
};

export const inputType: CatalogueEntry<EdgeTypes> = {
  code: "ICO3206",
  slug: "input-type",
  severity: "error",
  message: ({ producer, consumer, sourceText, targetText }) =>
    `\`${consumer}\` asks for \`${producer}: ${targetText}\`, but \`${sourceText}\` is given.`,
};

export const overrideType: CatalogueEntry<EdgeTypes> = {
  code: "ICO3207",
  slug: "override-type",
  severity: "error",
  message: ({ producer, consumer, sourceText, targetText }) =>
    `\`${consumer}\` asks for \`${producer}: ${targetText}\`, but the override gives \`${sourceText}\`.`,
};

export const inputInConfig: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO3208",
  slug: "input-in-config",
  severity: "error",
  message: ({ name }) =>
    `\`${name}\` is in \`inputs\` and in the dataflow's \`config\`. Leave it out of one; \`overrides\` replaces it for one call.`,
};

export const asyncNode: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO3209",
  slug: "async-node",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` is async and this request needs it. Use \`await execute(…)\`, or override \`${node}\`.`,
};

function toQuestion(nearest: string | null): string {
  return nearest === null ? "" : ` Did you mean \`${nearest}\`?`;
}
