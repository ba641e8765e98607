/**
 * The compiler of generated files on one page: it turns compiled modules into the text of one file.
 *
 * Like all emitted code, the text depends only on the texts of the modules.
 */
import { findNearest } from "@icosian/runtime/tooling";
import { graphRules } from "../4-check/graph-rules.js";
import { joinDataflow, type JoinedNodes } from "../3-link/join-dataflow.js";
import { linkDataflow } from "../3-link/link-dataflow.js";
import { resolveCall } from "../3-link/resolve-call.js";
import { toKnownDataflow } from "../4-check/known-requests.js";
import { planOutputs } from "../5-plan/plan-requests.js";
import { toGeneratedText } from "../6-emit/generated-text.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DataflowCallIr } from "../ir/calls.js";
import type { JoinedPlan } from "../ir/joined-dataflow.js";
import type { KnownDataflow } from "../ir/known-request.js";
import type { ModuleIr } from "../ir/module.js";
import { createSyntaxOracle } from "../oracle/syntax-oracle.js";
import { ModuleSet } from "./module-set.js";
import type { ReadModule, ResolveModule } from "./read-module.js";

/** The content of a file to generate. */
export interface GenerateInput {
  /** The name of the file that will be written. */
  readonly out: string;
  /** The arguments of `icosian generate`, for the file's first lines; paths begin at the root of the package. */
  readonly command: string;
  /** The modules to link, each once. */
  readonly modules: readonly ReadModule[];
  /** Whether the last module wins if several modules define the same name. */
  readonly allowsOverrides: boolean;
  /** The requests to compile to code, each as a list of outputs. */
  readonly plans: readonly (readonly string[])[];
  /** Returns the specifier by which the generated file imports another file. */
  readonly specifierOf: (file: string) => string;
  /** Finds the modules that subdags run. */
  readonly resolve: ResolveModule;
}

/** The text of a generated file, or the reasons why there is none. */
export interface Generated {
  /** The diagnostics of the modules and of the dataflow. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of the file; null if there are errors or unknown outputs. */
  readonly text: string | null;
  /** The number of nodes of the dataflow; 0 if there is no text. */
  readonly nodeCount: number;
  /** The requested plans: those that the file contains as code, and those that could not be compiled. */
  readonly plans: readonly JoinedPlan[];
  /** The outputs of the plans that the dataflow does not have. */
  readonly unknownOutputs: readonly UnknownOutput[];
}

/** A requested output that the dataflow does not have. */
export interface UnknownOutput {
  /** The requested name. */
  readonly name: string;
  /** The most similar name of a node or input; null if none is near. */
  readonly nearest: string | null;
}

/** Generates the text of one file. O(nodes × inputs / 32 + edges). */
export function generate(input: GenerateInput): Generated {
  const { out, command, modules, allowsOverrides, specifierOf, resolve } = input;
  const set = new ModuleSet(modules, resolve);
  if (set.diagnostics.some(isError)) return refuse(set.diagnostics);

  const findModule = ({ file, span }: Parameters<ModuleSet["findModule"]>[0]): string | null =>
    file === out ? (modules[span.start]?.file ?? null) : set.findModule({ file, span });
  const oracle = createSyntaxOracle(findModule, (specifier, importer) => set.findImported(specifier, importer));
  const call = toCall(modules.length, allowsOverrides);
  const findSource = (file: string): ModuleIr | "plain" | null => set.findIr(file);
  const linked = linkDataflow(resolveCall(out, call, findSource, oracle), findSource, oracle);
  const found = graphRules.flatMap((rule) => rule.check(linked, oracle)).filter(isError);
  const diagnostics = [...set.diagnostics, ...found];
  if (diagnostics.some(isError)) return refuse(diagnostics);

  const names = set.name();
  const nodes = joinDataflow(linked, names);
  // Plans are compiled for a dataflow without a config. A dataflow with a config is interpreted.
  const known =
    input.plans.length === 0
      ? null
      : toKnownDataflow({ ...linked, call: { ...call, config: NO_CONFIG } }, findSource, oracle);
  const unknownOutputs = findUnknownOutputs(input.plans, nodes);
  if (unknownOutputs.length > 0) return { ...refuse(diagnostics), unknownOutputs };
  const plans = input.plans.map((outputs) => toPlan(outputs, known, nodes));
  const joined = { ...nodes, plans, modules: set.join(names, specifierOf) };
  const text = toGeneratedText(joined, command);
  return { diagnostics, text, nodeCount: nodes.nodes.length, plans, unknownOutputs };
}

function findUnknownOutputs(
  plans: GenerateInput["plans"],
  { nodes, inputs, unknown }: JoinedNodes,
): readonly UnknownOutput[] {
  // If only a run knows the nodes of some definitions, any name may be a node.
  if (unknown.length > 0) return [];
  const names = new Set([...nodes, ...inputs].map(({ name }) => name));
  const wrong = [...new Set(plans.flat())].filter((name) => !names.has(name));
  return wrong.map((name) => ({ name, nearest: findNearest(name, names) }));
}

function toPlan(given: readonly string[], dataflow: KnownDataflow | null, { inputs, needs }: JoinedNodes): JoinedPlan {
  const outputs = [...new Set(given)];
  if (dataflow === null || needs === null)
    return { outputs, inputs: [], plan: "Modifiers have arguments of which only a run tells what they are." };
  const needed = new Set(outputs.flatMap((output) => needs.get(output) ?? []));
  const names = inputs.flatMap(({ name }, id) => (needed.has(id) || outputs.includes(name) ? [name] : []));
  return { outputs, inputs: names, plan: planOutputs(dataflow, outputs, names) };
}

const NO_CONFIG: DataflowCallIr["config"] = { keys: [], isOpen: false };

/** The call of `dataflow(…)` in the generated file. The location of each module is its index; the config is unknown. */
function toCall(moduleCount: number, allowsOverrides: boolean): DataflowCallIr {
  const nowhere = { start: 0, end: 0 };
  return {
    span: nowhere,
    calleeSpan: nowhere,
    nameSpan: null,
    modules: Array.from({ length: moduleCount }, (_, index) => ({ start: index, end: index })),
    arguments: [],
    isEmpty: false,
    config: { keys: [], isOpen: true },
    allowsOverrides,
  };
}

function refuse(diagnostics: readonly Diagnostic[]): Generated {
  return { diagnostics, text: null, nodeCount: 0, plans: [], unknownOutputs: [] };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
