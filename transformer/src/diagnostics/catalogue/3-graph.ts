/** Words of the diagnostics about a whole dataflow: modules that were linked, and what is wrong between them. */
import { quoteNode } from "@icosian/runtime/tooling";
import { toEdgeText, type EdgeTypes } from "../edge-text.js";
import type { CatalogueEntry } from "../catalogue-entry.js";

export const edgeType: CatalogueEntry<EdgeTypes> = {
  code: "ICO3101",
  slug: "edge-type",
  severity: "error",
  message: (types) => {
    const isFed = types.giver === "it is fed" || types.giver?.includes("`fill`") === true;
    const advice = isFed
      ? "Feed a value of that type, or change the type that is asked for."
      : "Change one of the two types, or convert the value in a node between them.";
    return `${toEdgeText(types, `node \`${types.producer}\` gives`)} ${advice}`;
  },
};

export const impossibleInput: CatalogueEntry<{
  readonly input: string;
  readonly consumer: string;
  readonly other: string;
  readonly type: string;
  readonly otherType: string;
}> = {
  code: "ICO3102",
  slug: "impossible-input",
  severity: "error",
  message: ({ input, consumer, other, type, otherType }) =>
    `No value can be input \`${input}\`: ${quoteNode(consumer)} asks for \`${type}\` and ${quoteNode(other)} for \`${otherType}\`. Change one of the two types, or give one of the two inputs another name.`,
};

export const duplicateAcrossModules: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO3103",
  slug: "duplicate-across-modules",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` is defined by more than one module of this dataflow. Rename one, leave one module out, or set \`allowModuleOverrides: true\` to let the last module win.`,
};

export const cycle: CatalogueEntry<{ readonly path: readonly string[] }> = {
  code: "ICO3104",
  slug: "cycle",
  severity: "error",
  message: ({ path }) =>
    `Nodes need each other's values: ${path.join(" → ")} (each is an input of the next). Break the circle at one of them.`,
};

export const nearMiss: CatalogueEntry<{ readonly input: string; readonly consumer: string; readonly nearest: string }> =
  {
    code: "ICO3105",
    slug: "near-miss",
    severity: "warning",
    message: ({ input, consumer, nearest }) =>
      `Nothing is called \`${input}\`, so ${quoteNode(consumer)} takes it as an input. Did you mean \`${nearest}\`?`,
  };

export const unusedConfig: CatalogueEntry<{ readonly key: string; readonly nearest: string | null }> = {
  code: "ICO3106",
  slug: "unused-config",
  severity: "error",
  message: ({ key, nearest }) =>
    `Nothing reads the config key \`${key}\`. ${nearest === null ? "Remove it, or name a parameter or node after it." : `Did you mean \`${nearest}\`?`}`,
};

export const anyEdge: CatalogueEntry<{ readonly producer: string; readonly consumer: string }> = {
  code: "ICO3107",
  slug: "any-edge",
  severity: "warning",
  message: ({ producer, consumer }) =>
    `The type between \`${producer}\` and ${quoteNode(consumer)} is \`any\`, so nothing is checked. Write out what the value is, or \`unknown\`.`,
};

export const plainModule: CatalogueEntry<{
  readonly module: string;
  readonly isJavaScript: boolean;
  /** What it exports of other files by name. */
  readonly picked: readonly string[];
}> = {
  code: "ICO3108",
  slug: "plain-module",
  severity: "error",
  message: ({ module, isJavaScript, picked }) => {
    const found = `\`${module}\` is not a dataflow module.`;
    if (isJavaScript)
      return `${found} It is JavaScript; dataflow modules are TypeScript. Leave it out of this dataflow.`;
    const [first] = picked;
    return first === undefined
      ? `${found} Begin it with "use dataflow";, or leave it out of this dataflow.`
      : `${found} It exports \`${first}\` of another file by name: begin it with "use dataflow"; to hand on single nodes, or write \`export * from\` for all of a module's.`;
  },
};

export const configType: CatalogueEntry<EdgeTypes> = {
  code: "ICO3109",
  slug: "config-type",
  severity: "error",
  message: (types) => toEdgeText(types, "the config gives"),
};

export const unresolvedModule: CatalogueEntry<{ readonly name: string; readonly specifier: string }> = {
  code: "ICO3110",
  slug: "unresolved-module",
  severity: "error",
  message: ({ name, specifier }) =>
    `\`${name}\` comes from "${specifier}", which TypeScript does not find, so this dataflow cannot be checked. Correct the import.`,
};

export const overlappingVariants: CatalogueEntry<{ readonly node: string; readonly config: string }> = {
  code: "ICO3111",
  slug: "overlapping-variants",
  severity: "error",
  message: ({ node, config }) =>
    `Several definitions of \`${node}\` exist at once ${config}. Let their gates exclude each other.`,
};

export const uncoveredVariants: CatalogueEntry<{ readonly node: string; readonly config: string }> = {
  code: "ICO3112",
  slug: "uncovered-variants",
  severity: "warning",
  message: ({ node, config }) =>
    `No definition of \`${node}\` exists ${config}, so it is an input. Add a definition for it, or one with \`otherwise()\`.`,
};

export const uncheckedModifier: CatalogueEntry<{ readonly node: string; readonly advice: string | null }> = {
  code: "ICO3113",
  slug: "unchecked-modifier",
  severity: "warning",
  message: ({ node, advice }) =>
    `What the modifiers make of \`${node}\` is known only when the dataflow is built, so the compiler leaves its names, inputs and types unchecked. ${advice ?? "Write the arguments out here, or as constants of literals."}`,
};

export const unknownField: CatalogueEntry<{
  readonly modifier: string;
  readonly node: string;
  readonly field: string;
  readonly reason: "absent" | "nullable";
  readonly kind: "field" | "column" | "element";
  readonly names: readonly string[];
  readonly nearest: string | null;
}> = {
  code: "ICO3117",
  slug: "unknown-field",
  severity: "error",
  message: ({ modifier, node, field, reason, kind, names, nearest }) => {
    const takes = `\`${modifier}\` takes the ${kind} \`${field}\` out of what \`${node}\` returns`;
    if (reason === "nullable") return `${takes}, which may be null or undefined. Give a \`fill\`.`;
    if (kind === "element") return `${takes}, which has no such element. Name as many elements as its type has.`;
    if (nearest !== null) return `${takes}, which has none of that name. Did you mean \`${nearest}\`?`;
    const shown = names.slice(0, 8).map((name) => `\`${name}\``);
    return shown.length === 0
      ? `${takes}, which has no ${kind}s. Return an object that has it.`
      : `${takes}, which has none of that name. There ${shown.length === 1 ? "is" : "are"} ${shown.join(", ")}${names.length > shown.length ? ", …" : ""}.`;
  },
};

export const pointlessCheck: CatalogueEntry<{
  readonly check: string;
  readonly node: string;
  readonly type: string;
  /** What it can never do, and why. */
  readonly never: string;
}> = {
  code: "ICO3118",
  slug: "pointless-check",
  severity: "error",
  message: ({ check, node, type, never }) =>
    `The check \`${check}\` of \`${node}\` can never ${never}: what \`${node}\` gives is ${type}. Correct it, or remove it.`,
};

export const unfitBody: CatalogueEntry<{ readonly node: string; readonly fault: string }> = {
  code: "ICO3119",
  slug: "unfit-body",
  severity: "error",
  message: ({ node, fault }) => `The function of \`does\` cannot compute \`${node}\`: ${fault}.`,
};
