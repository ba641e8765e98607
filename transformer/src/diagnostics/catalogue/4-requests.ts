/** Words of the diagnostics about requests: what a call of `execute` and its relatives asks and gives. */
import { quoteNode, quoteNodes } from "@icosian/runtime/tooling";
import type { CatalogueEntry } from "../catalogue-entry.js";
import { toSentence } from "../to-sentence.js";
import type { EdgeTypes } from "../edge-text.js";

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
      : `Input \`${input}\` is missing: ${quoteNodes(consumers)} ${consumers.length === 1 ? "needs" : "need"} it. Give it in \`inputs\`.`,
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
  message: ({ producer, consumer, sourceText, targetText, difference }) =>
    `${quoteNode(consumer)} asks for \`${producer}: ${targetText}\`, but \`${sourceText}\` is given.${toSentence(difference)}`,
};

export const overrideType: CatalogueEntry<EdgeTypes> = {
  code: "ICO3207",
  slug: "override-type",
  severity: "error",
  message: ({ producer, consumer, sourceText, targetText, difference }) =>
    `${quoteNode(consumer)} asks for \`${producer}: ${targetText}\`, but the override gives \`${sourceText}\`.${toSentence(difference)}`,
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
    `Node ${quoteNode(node)} is async and this request needs it. Use \`await execute(…)\`, or override it.`,
};

/** An argument of `dataflow(…)` that is no module, and what stands beside it. */
interface ArgumentData {
  readonly kind: "none" | "options" | "list" | "function" | "functions" | "promise" | "primitive";
  readonly text: string;
  /** What is written for the other arguments. */
  readonly others: readonly string[];
  /** What the argument, or its properties, are imported from. */
  readonly specifiers: readonly string[];
  readonly keys: readonly string[];
}

export const dataflowArguments: CatalogueEntry<ArgumentData> = {
  code: "ICO3213",
  slug: "dataflow-arguments",
  severity: "error",
  message: ({ kind, text, others, specifiers, keys }) => {
    switch (kind) {
      case "none":
        return "This dataflow has no modules. Write `dataflow(features)`, with a module that is imported as a whole: `import * as features from …`.";
      case "options": {
        const options = keys.map((key) => `${key}: …`).join(", ");
        return `\`${text}\` are options, which stand in one object with the modules: \`dataflow({ modules: [${others.join(", ") || "…"}], ${options} })\`.`;
      }
      case "list":
        return `\`${text}\` is a list, and modules are given one by one: \`dataflow(features, loaders)\`. A list of them is an option: \`dataflow({ modules: ${text} })\`.`;
      case "function":
      case "functions":
        return `\`${text}\` ${kind === "function" ? "is a function" : "is an object of your own"}, and a dataflow is made of whole modules. Write ${toImports(specifiers)}. To leave functions of a module out, put \`exclude()\` on them or move them to another file.`;
      case "promise":
        return `\`${text}\` is a promise, not a module. Write \`await\` before it.`;
      case "primitive":
        return `\`${text}\` is no module. Import the module as a whole, \`import * as features from …\`, and write \`dataflow(features)\`.`;
    }
  },
};

export const unlinkedNode: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO3214",
  slug: "unlinked-node",
  severity: "warning",
  message: ({ node }) =>
    `\`${node}\` is exported, so it is a node, but it shares nothing with any other node and nothing asks for it. If it is a helper, do not export it, start its name with \`_\`, put \`exclude()\` on it, or move it to another file.`,
};

export const inputNamesake: CatalogueEntry<{
  readonly input: string;
  readonly consumer: string;
  readonly kind: "constant" | "private" | "excluded";
}> = {
  code: "ICO3215",
  slug: "input-namesake",
  severity: "warning",
  message: ({ input, consumer, kind }) => {
    const [what, advice] = {
      constant: ["the constant of that name is no function", "To make it a node, export a function that returns it"],
      private: ["the function of that name is not exported", "To make it a node, export it"],
      excluded: ["the function of that name has `exclude()`", "To make it a node, remove that"],
    }[kind];
    return `${quoteNode(consumer)} takes \`${input}\` as an input, because ${what} and therefore no node. ${advice}; otherwise give the parameter another name.`;
  },
};

/** The imports to write, and the call with what they import. */
function toImports(specifiers: readonly string[]): string {
  const all = specifiers.length === 0 ? ["…"] : specifiers;
  const names = all.map((specifier) => {
    const base = /([^/]+?)(\.[cm]?[jt]sx?)?$/.exec(specifier)?.[1] ?? "";
    const name = base.replaceAll(/[^\p{ID_Continue}]+(.)?/gu, (_, next: string = "") => next.toUpperCase());
    return /^\p{ID_Start}/u.test(name) ? name : "features";
  });
  const imports = all.map((specifier, index) => {
    const from = specifier === "…" ? specifier : `"${specifier}"`;
    return `\`import * as ${names[index]} from ${from}\``;
  });
  return `${imports.join(" and ")}, and \`dataflow(${names.join(", ")})\``;
}

function toQuestion(nearest: string | null): string {
  return nearest === null ? "" : ` Did you mean \`${nearest}\`?`;
}
