/** The call of `dataflow(…)` in a generated file, and the answers to questions about its names. */
import { resolveCall, type ResolvedCall } from "../3-link/resolve-call.js";
import type { FindSource } from "../3-link/edges/source.js";
import type { DataflowCallIr } from "../ir/calls.js";
import type { Oracle } from "../oracle/oracle.js";
import { createSyntaxOracle } from "../oracle/syntax-oracle.js";
import type { GenerateInput } from "./generate-input.js";
import type { ModuleSet } from "./module-set.js";

/** A resolved call, with the means to link it. */
export interface GeneratedCall {
  /** The call, under an unknown config. */
  readonly resolved: ResolvedCall;
  /** The same call without a config. */
  readonly unconfigured: ResolvedCall;
  /** Finds a file of the set. */
  readonly findSource: FindSource;
  /** Answers questions about names; types are not known. */
  readonly oracle: Oracle;
}

/** Resolves the call of a file to generate. */
export function resolveGenerated({ out, modules, allowsOverrides }: GenerateInput, set: ModuleSet): GeneratedCall {
  const oracle = createSyntaxOracle(
    ({ file, span }) => (file === out ? (modules[span.start]?.file ?? null) : set.findModule({ file, span })),
    (specifier, importer) => set.findImported(specifier, importer),
  );
  const findSource: FindSource = (file) => set.findIr(file);
  const call = toCall(modules.length, allowsOverrides);
  const resolved = resolveCall(out, call, findSource, oracle);
  const unconfigured = { ...resolved, call: { ...call, config: { keys: [], isOpen: false } } };
  return { resolved, unconfigured, findSource, oracle };
}

/** The location of each module is its index. */
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
    materializers: null,
  };
}
