/** The export of a generated file: the dataflow of its modules, built at the first request. */
import { makeExtensible, type ChangeAdapters } from "../extend-dataflow.js";
import { closeWhenDisposed } from "../execute/values/close-when-disposed.js";
import { displayInNotebooks } from "../lineage/draw-dataflow.js";
import { readConfig } from "../link/link-options.js";
import { LinkedDataflow } from "../linked-dataflow.js";
import type { Definition, Manifest } from "../manifest.js";
import { COMPILED_PLAN, type CompiledPlan } from "../plan/code/compiled-plan.js";
import { areSameNames } from "../plan/recent-plan.js";
import type { Values } from "../plan/request/request.js";
import type { DataflowTypes } from "./dataflow-types.js";
import { readWith, type BuildOptions } from "./generated-options.js";
import type { GeneratedDataflow } from "./typed-dataflow.js";

/** A row of a manifest. The function's type is `unknown`, so that the compiler does not have to compare functions. */
export interface GeneratedDefinition extends Omit<Definition, "function"> {
  /** The user's function, as the module exports it. */
  readonly function: unknown;
}

/** The manifest of one module, together with the module. */
export interface GeneratedManifest extends Omit<Manifest, "definitions"> {
  /** The module's namespace object, `import * as features from …`. */
  readonly namespace: object;
  /**
   * The definitions by the expression with which the file refers to their functions. A record and not a list, because
   * compilers compare the elements of a list with each other.
   */
  readonly definitions: Readonly<Record<string, GeneratedDefinition>>;
}

/** A request that was compiled to code. */
export interface GeneratedPlan extends CompiledPlan {
  /** Names of the requested outputs, in order. */
  readonly outputs: readonly string[];
}

/**
 * The parts that a generated file passes to the runtime. None of these functions is called before its result is needed.
 */
export interface GeneratedParts {
  /** Returns the manifests of the modules, and those of the modules that their subdags run. */
  readonly manifests: () => readonly GeneratedManifest[];
  /** Builds the dataflow from options and the manifests by module. */
  readonly build: (options: BuildOptions) => object;
  /** Returns the requests that were compiled to code. */
  readonly plans?: () => readonly GeneratedPlan[];
}

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** The names of the methods that every dataflow has. */
const METHODS: readonly string[] = Object.getOwnPropertyNames(LinkedDataflow.prototype).filter(
  (name) => name !== "constructor",
);

/** The methods that run plans. */
const PLANNED: ReadonlySet<string> = new Set(["execute", "executeSync", "prepare"]);

/** The methods that reject instead of throwing. */
const ASYNC: ReadonlySet<string> = new Set(["execute", "materialize"]);

/**
 * Creates the dataflow of a generated file. Nothing is built or run.
 *
 * @typeParam Types - The types that the file declares for the dataflow.
 */
export function generatedDataflow<Types extends DataflowTypes>(parts: GeneratedParts): GeneratedDataflow<Types> {
  // A cast because the names and types of nodes exist only at compile time.
  return createLazily(parts, { config: {} }) as unknown as GeneratedDataflow<Types>;
}

type LazyOptions = Omit<BuildOptions, "manifests">;

/** Creates an object with every method of a dataflow, which builds the dataflow at the first call. */
function createLazily(parts: GeneratedParts, options: LazyOptions): object {
  let built: Methods | null = null;
  let planned: CompiledOutputs[] | null = null;
  const call = (method: string, args: readonly unknown[]): unknown => {
    built ??= build(parts, options);
    planned ??= parts.plans?.().map(toCompiledOutputs) ?? [];
    if (planned.length === 0 || !PLANNED.has(method)) return built[method]!(...args);
    const [outputs, ...more] = args;
    return built[method]!(findPlanned(outputs, planned) ?? outputs, ...more);
  };
  const methods = METHODS.map((name) => [
    name,
    ASYNC.has(name)
      ? async (...args: readonly unknown[]) => call(name, args)
      : (...args: readonly unknown[]) => call(name, args),
  ]);
  const change = ({ config, ...more }: LazyOptions): object =>
    createLazily(parts, { ...options, ...more, config: { ...options.config, ...config } });
  const configure = (config: Values): object => change({ config: readConfig(config) });
  const withOptions = (more: unknown): object => change(readWith(more));
  // A dataflow that was never built has nothing to close.
  const close = async (): Promise<void> => void (await built?.["close"]!());
  const extend = (changeAdapters: ChangeAdapters): object =>
    change({ config: {}, adapters: changeAdapters(options.adapters ?? []) });
  const flow = { ...Object.fromEntries(methods), configure, with: withOptions, close };
  makeExtensible(flow, extend);
  closeWhenDisposed(flow, close);
  // A cast because `visualize` returns text.
  displayInNotebooks(flow, (settings) => call("visualize", [settings]) as string);
  return Object.freeze(flow);
}

/** A list of outputs that carries its compiled plan, just as requests do at places that were compiled. */
type CompiledOutputs = readonly string[] & { readonly [COMPILED_PLAN]: CompiledPlan };

function toCompiledOutputs({ outputs, ...plan }: GeneratedPlan): CompiledOutputs {
  return Object.freeze(Object.assign([...outputs], { [COMPILED_PLAN]: plan }));
}

function findPlanned(outputs: unknown, planned: readonly CompiledOutputs[]): CompiledOutputs | undefined {
  try {
    return Array.isArray(outputs) ? planned.find((each) => areSameNames(each, outputs)) : undefined;
  } catch {
    // The method itself reports arguments that cannot be read.
    return undefined;
  }
}

function build({ manifests, build: buildWith }: GeneratedParts, options: LazyOptions): Methods {
  const byModule = new Map(manifests().map(({ namespace, ...manifest }) => [namespace, toManifest(manifest)]));
  // A cast because the type of `dataflow(…)` is expressed in types of modules.
  return buildWith({ ...options, manifests: byModule }) as Methods;
}

/** Makes a manifest from a generated one. A cast because the functions of a generated file have arbitrary types. */
function toManifest({ definitions, ...head }: Omit<GeneratedManifest, "namespace">): Manifest {
  return { ...head, definitions: Object.values(definitions) as readonly Definition[] };
}
