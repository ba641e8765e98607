/** Words of the diagnostics about reading definitions: what a dataflow module may not say. */
import type { CatalogueEntry } from "../catalogue-entry.js";

export const missingParameterType: CatalogueEntry<{ readonly node: string; readonly parameter: string }> = {
  code: "ICO2101",
  slug: "missing-parameter-type",
  severity: "error",
  message: ({ node, parameter }) =>
    `Input \`${parameter}\` of \`${node}\` has no type. Write it out: \`${parameter}: …\`. It is what \`${node}\` asks of whatever provides \`${parameter}\`.`,
};

export const missingReturnType: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2102",
  slug: "missing-return-type",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` has no return type. Write it out after its parameters: it is what \`${node}\` promises to the nodes that use it.`,
};

export const defaultExport: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO2103",
  slug: "default-export",
  severity: "error",
  message: () =>
    "A default export has no name that parameters could refer to. Export a named function instead, or move this out of the dataflow module.",
};

export const reExport: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO2104",
  slug: "re-export",
  severity: "error",
  message: ({ name }) =>
    `\`${name}\` of another file is exported under another name here, but a node has one name: the one that its own file exports it under. Export it as \`${name}\`, rename it there, or write a function of the new name that takes \`${name}\` as its parameter.`,
};

export const overloadedNode: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2105",
  slug: "overloaded-node",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` has overload signatures, so its inputs are not certain. Give it one signature, or write a node for each.`,
};

export const generatorNode: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2106",
  slug: "generator-node",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` is a generator, which makes no single value. Return \`Parallelizable<…>\` to fan out over its items, return an array, or start the name with \`_\` to keep it a helper.`,
};

export const thisInNode: CatalogueEntry<{ readonly node: string; readonly className: string | null }> = {
  code: "ICO2107",
  slug: "this-in-node",
  severity: "error",
  message: ({ node, className }) =>
    className === null
      ? `Node \`${node}\` uses \`this\`, but nodes are called without a receiver. Make what it needs a parameter.`
      : `Node \`${node}\` uses \`this\`, but nodes are called without a receiver. Write \`${className}\` in its place.`,
};

export const restParameter: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2108",
  slug: "rest-parameter",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` has a rest parameter, which names no inputs. Name each input as a parameter of its own.`,
};

export const arrayParameter: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2109",
  slug: "array-parameter",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` takes an array apart in its parameters, which names no input. Give the parameter a name and take it apart in the body.`,
};

export const hiddenRuntimeType: CatalogueEntry<{ readonly typeName: string }> = {
  code: "ICO2110",
  slug: "hidden-runtime-type",
  severity: "error",
  message: ({ typeName }) =>
    `\`${typeName}\` is recognised only where it is a parameter's or function's whole type, under the name that it is imported by. Write \`${typeName}\` there directly.`,
};

export const unnamedPart: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2111",
  slug: "unnamed-part",
  severity: "error",
  message: ({ node }) =>
    `This part of \`${node}\`'s destructured parameter names no input. Name each input as a property: \`{ spend, signups }\`.`,
};

export const distantInputTypes: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2112",
  slug: "distant-input-types",
  severity: "error",
  message: ({ node }) =>
    `The types of \`${node}\`'s named inputs are not written where they can be read. Write them in place, \`({ spend }: { spend: Float64Array })\`, or as an interface of this file.`,
};

export const severalNamedParameters: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2113",
  slug: "several-named-parameters",
  severity: "error",
  message: ({ node }) =>
    `Node \`${node}\` has a second destructured parameter. Put all its named inputs into the first one.`,
};

export const duplicateInModule: CatalogueEntry<{
  readonly node: string;
  /** The function whose modifiers make it; null for a function of the node's own name. */
  readonly maker: string | null;
}> = {
  code: "ICO2114",
  slug: "duplicate-in-module",
  severity: "error",
  message: ({ node, maker }) =>
    maker === null
      ? `Node \`${node}\` is defined more than once in this module. Rename one of the definitions.`
      : `Node \`${node}\` is defined more than once in this module: the modifiers of \`${maker}\` make one. Rename one of the definitions.`,
};

export const staticPropertyNode: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO2115",
  slug: "static-property-node",
  severity: "error",
  message: ({ name }) =>
    `\`${name}\` is a static property that holds a function, not a static method. Write \`static ${name}(…) { … }\` to make it a node, or \`private static\` to keep it a helper.`,
};

export const unusableName: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO2116",
  slug: "unusable-name",
  severity: "error",
  message: ({ name }) =>
    name === ""
      ? "A computed name cannot be a node's name. Write the name out."
      : `\`${name}\` cannot be a node's name, because no parameter can be named so. Rename it.`,
};

export const nodeArgument: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO2117",
  slug: "node-argument",
  severity: "error",
  message: ({ name }) =>
    `\`node(…)\` makes \`${name}\` a node only of one function that is written in place: \`node((spend: Float64Array): number => …)\`.`,
};

export const uncalledNode: CatalogueEntry<{ readonly node: string; readonly used: string }> = {
  code: "ICO2118",
  slug: "uncalled-node",
  severity: "warning",
  message: ({ node, used }) =>
    `\`${used}\` is the function here, not the value of node \`${used}\`. Add the parameter \`${used}\` to \`${node}\` to receive its value.`,
};

export const manifestName: CatalogueEntry<{ readonly name: string }> = {
  code: "ICO2119",
  slug: "manifest-name",
  severity: "error",
  message: ({ name }) =>
    `\`${name}\` is the name that a dataflow module's manifest is exported under, so the module itself cannot declare it. Rename it.`,
};

export const distantDefault: CatalogueEntry<{ readonly node: string; readonly parameter: string }> = {
  code: "ICO2120",
  slug: "distant-default",
  severity: "error",
  message: ({ node, parameter }) =>
    `Another function computes \`${node}\`, so the default of \`${parameter}\` is taken out of its signature, and there it can use neither parameters nor types. Write a value, or the name of a constant of this module.`,
};

export const discardedBody: CatalogueEntry<{ readonly node: string }> = {
  code: "ICO2121",
  slug: "discarded-body",
  severity: "warning",
  message: ({ node }) =>
    `This never runs: the function of \`does\` computes \`${node}\` in the place of its body. Let the body only throw, or remove \`does\`.`,
};

export const thenableName: CatalogueEntry<null> = {
  code: "ICO2122",
  slug: "thenable-name",
  severity: "error",
  message: () =>
    "A node cannot be called `then`: `await` calls what has that name, of a module that is imported dynamically and of a result. Rename it.",
};
