/** Dataflows as programs without types have them. */
import { dataflow, node, type Definition, type VariableInfo } from "@icosian/runtime";

type Values = Record<string, unknown>;

/** The methods that tests call with whatever they want. */
export interface UntypedDataflow {
  execute(outputs: unknown, options?: unknown): Promise<Values>;
  executeSync(outputs: unknown, options?: unknown): Values;
  executeColumns(outputs: unknown, options?: unknown): Values;
  materialize(savers: unknown, options?: unknown): Promise<unknown>;
  prepare(outputs: unknown, options?: unknown): UntypedPreparation;
  validateExecution(outputs: unknown, options?: unknown): unknown;
  exportExecution(outputs: unknown, options?: unknown): { readonly nodes: readonly unknown[] };
  listAvailableVariables(options?: unknown): readonly VariableInfo[];
  whatIsUpstreamOf(...names: readonly unknown[]): readonly VariableInfo[];
  whatIsDownstreamOf(...names: readonly unknown[]): readonly VariableInfo[];
  whatIsThePathBetween(...names: readonly unknown[]): readonly VariableInfo[];
  configure(config: unknown): UntypedDataflow;
  close(): Promise<void>;
}

interface UntypedPreparation {
  execute(options?: unknown): Promise<Values>;
  executeSync(options?: unknown): Values;
  executeColumns(options?: unknown): Values;
}

/** Puts modifiers on a function. */
export function put(...args: readonly unknown[]): Definition["function"] {
  return Reflect.apply(node, undefined, args) as Definition["function"];
}

/** What `dataflow(…)` gives. */
export function build(...args: readonly unknown[]): UntypedDataflow {
  return dataflow(...(args as readonly object[])) as unknown as UntypedDataflow;
}
