/**
 * The compiler of generated files on one page: from compiled modules to the text of one file.
 *
 * Like everything that is emitted, it is a function of the modules' texts alone.
 */
import { graphRules } from "../3-check/graph-rules.js";
import { joinDataflow } from "../3-check/graph/join-dataflow.js";
import { linkDataflow } from "../3-check/graph/link-dataflow.js";
import { planNeeds } from "../4-plan/plan-needs.js";
import { toGeneratedText } from "../5-emit/generated-text.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DataflowCallIr } from "../ir/calls.js";
import { createSyntaxOracle } from "../oracle/syntax-oracle.js";
import { ModuleSet } from "./module-set.js";
import type { ReadModule, ResolveModule } from "./read-module.js";

/** What to generate. */
export interface GenerateInput {
  /** The file that will be written. */
  readonly out: string;
  /** What comes after `icosian generate`, for the first lines: paths from the root of the package. */
  readonly command: string;
  /** The modules to link, each once. */
  readonly modules: readonly ReadModule[];
  /** Whether of several definitions of one name the last module's counts. */
  readonly allowsOverrides: boolean;
  /** How the file imports another one. */
  readonly specifierOf: (file: string) => string;
  /** Finds the modules that subdags run. */
  readonly resolve: ResolveModule;
}

/** The text of a generated file, or why there is none. */
export interface Generated {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when there are errors. */
  readonly text: string | null;
  readonly nodeCount: number;
}

/** Generates the text of one file; O(nodes × inputs / 32 + edges). */
export function generate({ out, command, modules, allowsOverrides, specifierOf, resolve }: GenerateInput): Generated {
  const set = new ModuleSet(modules, resolve);
  if (set.diagnostics.some(isError)) return refuse(set.diagnostics);

  const findModule = ({ file, span }: Parameters<ModuleSet["findModule"]>[0]): string | null =>
    file === out ? (modules[span.start]?.file ?? null) : set.findModule({ file, span });
  const oracle = createSyntaxOracle(findModule);
  const call = toCall(modules.length, allowsOverrides);
  const linked = linkDataflow(out, call, (file) => set.findIr(file), oracle);
  const found = graphRules.flatMap((rule) => rule.check(linked, oracle)).filter(isError);
  const diagnostics = [...set.diagnostics, ...found];
  if (diagnostics.some(isError)) return refuse(diagnostics);

  const names = set.name();
  const joined = { ...joinDataflow(linked, names), modules: set.join(names, specifierOf) };
  const text = toGeneratedText(joined, planNeeds(joined), command);
  return { diagnostics, text, nodeCount: joined.nodes.length };
}

/** The call that stands in the generated file, where a place says which module it is. Its config is anybody's guess. */
function toCall(moduleCount: number, allowsOverrides: boolean): DataflowCallIr {
  const nowhere = { start: 0, end: 0 };
  return {
    span: nowhere,
    calleeSpan: nowhere,
    nameSpan: null,
    modules: Array.from({ length: moduleCount }, (_, index) => ({ start: index, end: index })),
    config: { keys: [], isOpen: true },
    allowsOverrides,
  };
}

function refuse(diagnostics: readonly Diagnostic[]): Generated {
  return { diagnostics, text: null, nodeCount: 0 };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
