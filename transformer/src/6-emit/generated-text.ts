/** Writes the file that `icosian generate` creates for a dataflow: TypeScript for any compiler. */
import { GENERATED_MARK, type JoinedDataflow, type JoinedModule, type JoinedPick } from "../ir/joined-dataflow.js";
import { toCodeText, toKey, toLiteral, toRowText } from "./manifest-text.js";
import { PLAN_TYPES, toGeneratedPlanText, toPlansField } from "./generated-plan-text.js";
import { NeedsText } from "./needs-text.js";
import { joinTypes, toItemText } from "./type-reference-text.js";

/**
 * Writes the whole file.
 *
 * @param command - The command that created it, with paths from the root of the package.
 */
export function toGeneratedText(dataflow: JoinedDataflow, command: string): string {
  const types = [
    toInputsText(dataflow),
    toOutputsText(dataflow),
    ...toListsText(dataflow),
    ...toNeedsText(dataflow),
    toConfigText(dataflow),
    toTypesText(dataflow),
  ];
  const functions = [...dataflow.modules.map(toModuleText), ...dataflow.plans.map(toGeneratedPlanText)];
  const body = [...types, toManifestText(dataflow), ...functions].join("\n");
  return `${toHead(dataflow, command)}\n${toImports(dataflow, body)}\n${body}`;
}

function toHead({ unknown }: JoinedDataflow, command: string): string {
  const open = unknown.map(({ name, location }) => ` * - \`${name}\` (${location})\n`).join("");
  const openText = `
 *
 * Only a run tells what nodes these definitions make, because their modifiers are computed. So any name can be asked
 * for and given, and which inputs are missing is said by the run:
${open} *
`;
  return `/* eslint-disable */
/* oxlint-disable */
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
// deno-lint-ignore-file
/**
 * ${GENERATED_MARK}${command}\`. Do not edit: whatever is changed here goes with the next run.
${unknown.length === 0 ? " *\n" : openText.slice(1)} * @generated
 */
`;
}

function toImports({ modules }: JoinedDataflow, body: string): string {
  const helpers = ["GeneratedDataflow", "GeneratedManifest"];
  for (const helper of ["Each", "ItemOf", "MadeValue", "Part"]) if (body.includes(`${helper}<`)) helpers.push(helper);
  for (const [helper, use] of PLAN_TYPES) if (body.includes(use)) helpers.push(helper);
  const imports = modules.map(({ namespace, specifier }) => `import * as ${namespace} from ${toLiteral(specifier)};\n`);
  return `import { dataflow } from "@icosian/runtime";
import { generatedDataflow } from "@icosian/runtime/generated";
import type { ${helpers.sort().join(", ")} } from "@icosian/runtime/generated";
${imports.join("")}`;
}

function toInputsText({ inputs, unknown }: JoinedDataflow): string {
  const lines = inputs.map(({ name, types, mayBeNode }) => {
    const words = mayBeNode
      ? "  /** The config may make a node of this name, which then takes the input's place. */\n"
      : "";
    return `${words}  readonly ${toKey(name)}: ${joinTypes(types, "&")};\n`;
  });
  return `/** What can be given, by name. */
export interface Inputs {
${lines.join("")}${toRest(unknown, "name: string", "unknown")}}
`;
}

function toOutputsText({ nodes, unknown }: JoinedDataflow): string {
  const lines = nodes.map(({ name, values, documentation, isCertain }) => {
    const words = [documentation, isCertain ? "" : "The config decides whether there is such a node, and which."];
    const comment = toComment(words.filter((each) => each !== "").join("\n\n"));
    return `${comment}  readonly ${toKey(name)}: ${joinTypes(values, "|")};\n`;
  });
  return `/** What the nodes give, by name. */
export interface Outputs {
${lines.join("")}${toRest(unknown, "name: string", "unknown")}}
`;
}

function hasFanOuts({ nodes }: JoinedDataflow): boolean {
  return nodes.some(({ depth }) => depth > 0);
}

function toListsText(dataflow: JoinedDataflow): readonly string[] {
  if (!hasFanOuts(dataflow)) return [];
  const lines = dataflow.nodes.flatMap(({ name, values, depth }) => {
    const list = `(${joinTypes(values, "|", toItemText)})${"[]".repeat(depth)}`;
    return depth === 0 ? [] : [`  readonly ${toKey(name)}: ${list};\n`];
  });
  return [
    `/** What a request for nodes inside of fan-outs gives: what they give once an item, in lists. */
export interface Lists {
${lines.join("")}}
`,
  ];
}

function toComment(text: string): string {
  if (text === "") return "";
  const lines = text.replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `  /** ${lines[0]} */\n`;
  return `  /**\n${lines.map((line) => `   * ${line}`.trimEnd()).join("\n")}\n   */\n`;
}

function toNeedsText({ nodes, inputs, needs, unknown }: JoinedDataflow): readonly string[] {
  const text = new NeedsText(inputs.map(({ name }) => name));
  const names = new Set(nodes.map(({ name }) => name));
  const ofNodes = nodes.map(({ name }) => `  readonly ${toKey(name)}: ${text.of(needs?.get(name) ?? [])};\n`);
  const ofInputs = inputs.flatMap(({ name }) =>
    names.has(name) ? [] : [`  readonly ${toKey(name)}: ${JSON.stringify(name)};\n`],
  );
  const lines = needs === null ? [] : [...ofNodes, ...ofInputs];
  const declarations = text.declarations.map((declaration) => `${declaration}\n`).join("");
  const own = `/** For each name that can be asked for, the inputs without which it cannot be computed. */
export interface Needs {
${lines.join("")}${toRest(unknown, "name: string", "never")}}
`;
  return declarations === "" ? [own] : [declarations, own];
}

function toConfigText({ configKeys, isConfigOpen, unknown }: JoinedDataflow): string {
  const lines = configKeys.map((key) => `  readonly ${toKey(key)}?: unknown;\n`);
  const rest = isConfigOpen || unknown.length > 0 ? "  readonly [key: string]: unknown;\n" : "";
  return `/** What the config can have besides inputs and nodes. */
export interface Config {
${lines.join("")}${rest}}
`;
}

function toRest(unknown: JoinedDataflow["unknown"], key: string, type: string): string {
  return unknown.length === 0 ? "" : `  readonly [${key}]: ${type};\n`;
}

function toTypesText(dataflow: JoinedDataflow): string {
  const { modules } = dataflow;
  const lists = hasFanOuts(dataflow) ? "  readonly lists: Lists;\n" : "";
  const linked = modules.filter(({ isLinked }) => isLinked).map(({ namespace }) => `typeof ${namespace}`);
  return `interface Types {
  readonly inputs: Inputs;
  readonly outputs: Outputs;
${lists}  readonly needs: Needs;
  readonly config: Config;
  readonly modules: ${linked.join(" | ")};
}
`;
}

function toManifestText({ modules, allowsOverrides, plans }: JoinedDataflow): string {
  const linked = modules.filter(({ isLinked }) => isLinked).map(({ namespace }) => namespace);
  const overrides = allowsOverrides ? ", allowModuleOverrides: true" : "";
  return `/** The dataflow. */
export const manifest: GeneratedDataflow<Types> = generatedDataflow<Types>({
  manifests: () => [${modules.map(({ namespace }) => `${toFunctionName(namespace)}()`).join(", ")}],
  build: ({ config, manifests, adapters, threads, materializers }) =>
    dataflow({ modules: [${linked.join(", ")}], config${overrides}, manifests, adapters, threads, materializers }),
${toPlansField(plans)}});
`;
}

function toFunctionName(namespace: string): string {
  return `manifestOf${namespace.slice(0, 1).toUpperCase()}${namespace.slice(1)}`;
}

function toModuleText({ namespace, manifest: { definitions, code, ...head }, picks }: JoinedModule): string {
  // The keys contain dots, because TypeScript would take `toString` for the method that every object has.
  const rows = definitions.map((row) => `      ${JSON.stringify(row.function)}: ${toRowText(row)},\n`);
  const fields = Object.entries(head).map(([key, value]) => `    ${key}: ${toLiteral(value)},\n`);
  if (code !== undefined) fields.push(`    code: ${toCodeText(code)},\n`);
  return `function ${toFunctionName(namespace)}(): GeneratedManifest {
  return {
    namespace: ${namespace},
${fields.join("")}    definitions: {
${rows.join("")}    },
${picks.length === 0 ? "" : `    picks: [\n${picks.map(toPickText).join("")}    ],\n`}  };
}
`;
}

function toPickText({ names, namespace }: JoinedPick): string {
  return `      { ${names === null ? "" : `names: ${toLiteral(names)}, `}of: () => ${namespace} },\n`;
}
