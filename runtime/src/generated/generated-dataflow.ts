/** What a generated file exports: the dataflow of its modules, built when it is first asked for something. */
import { closeWhenDisposed } from "../execute/values/close-when-disposed.js";
import { readConfig } from "../link/link-options.js";
import { LinkedDataflow } from "../linked-dataflow.js";
import type { Definition, Manifest } from "../manifest.js";
import { COMPILED_PLAN, type CompiledPlan } from "../plan/code/compiled-plan.js";
import { areSameNames } from "../plan/recent-plan.js";
import type { DataflowTypes } from "./dataflow-types.js";
import type { GeneratedDataflow } from "./typed-dataflow.js";

/** A row of a manifest; the compiler need not look into the functions. */
export interface GeneratedDefinition extends Omit<Definition, "function"> {
  readonly function: unknown;
}

/** The manifest of one module, with the module. */
export interface GeneratedManifest extends Omit<Manifest, "definitions"> {
  readonly namespace: object;
  /** By their functions, as the file refers to them. A record, because compilers compare the elements of a list with each other. */
  readonly definitions: Readonly<Record<string, GeneratedDefinition>>;
}

/** A request as code. */
export interface GeneratedPlan extends CompiledPlan {
  readonly outputs: readonly string[];
}

type Values = Readonly<Record<string, unknown>>;

/** What a generated file hands over; nothing is called before it is needed. */
export interface GeneratedParts {
  /** The manifests of the modules, and of those that their subdags run. */
  readonly manifests: () => readonly GeneratedManifest[];
  /** Builds the dataflow. */
  readonly build: (config: Values, manifests: ReadonlyMap<object, Manifest>) => object;
  /** Requests as code. */
  readonly plans?: () => readonly GeneratedPlan[];
}

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;

/** The methods of every dataflow. */
const METHODS: readonly string[] = Object.getOwnPropertyNames(LinkedDataflow.prototype).filter(
  (name) => name !== "constructor",
);

/** The methods that run plans. */
const PLANNED: ReadonlySet<string> = new Set(["execute", "executeSync", "prepare"]);

/** The methods that reject and do not throw. */
const ASYNC: ReadonlySet<string> = new Set(["execute", "materialize"]);

/**
 * Makes the dataflow of a generated file. Nothing is built or run.
 *
 * @typeParam Types - What the file says of it.
 */
export function generatedDataflow<Types extends DataflowTypes>(parts: GeneratedParts): GeneratedDataflow<Types> {
  // A cast because names and types of nodes exist only at compile time.
  return createLazily(parts, {}) as unknown as GeneratedDataflow<Types>;
}

/** Has every method of a dataflow, and builds one at the first call. */
function createLazily(parts: GeneratedParts, config: Values): object {
  let built: Methods | null = null;
  let planned: CompiledOutputs[] | null = null;
  const call = (method: string, args: readonly unknown[]): unknown => {
    built ??= build(parts, config);
    planned ??= parts.plans?.().map(toCompiledOutputs) ?? [];
    if (planned.length === 0 || !PLANNED.has(method)) return built[method]!(...args);
    const [outputs, ...options] = args;
    return built[method]!(findPlanned(outputs, planned) ?? outputs, ...options);
  };
  const methods = METHODS.map((name) => [
    name,
    ASYNC.has(name)
      ? async (...args: readonly unknown[]) => call(name, args)
      : (...args: readonly unknown[]) => call(name, args),
  ]);
  const configure = (more: Values): object => createLazily(parts, { ...config, ...readConfig(more) });
  // What was never built keeps nothing open.
  const close = async (): Promise<void> => void (await built?.["close"]!());
  const flow = { ...Object.fromEntries(methods), configure, close };
  closeWhenDisposed(flow, close);
  return Object.freeze(flow);
}

/** A list of outputs that carries its plan, as requests carry theirs where they are compiled. */
type CompiledOutputs = readonly string[] & { readonly [COMPILED_PLAN]: CompiledPlan };

function toCompiledOutputs({ outputs, ...plan }: GeneratedPlan): CompiledOutputs {
  return Object.freeze(Object.assign([...outputs], { [COMPILED_PLAN]: plan }));
}

function findPlanned(outputs: unknown, planned: readonly CompiledOutputs[]): CompiledOutputs | undefined {
  try {
    return Array.isArray(outputs) ? planned.find((each) => areSameNames(each, outputs)) : undefined;
  } catch {
    // What cannot be read is told of by the method itself.
    return undefined;
  }
}

function build({ manifests, build: buildWith }: GeneratedParts, config: Values): Methods {
  const byModule = new Map(manifests().map(({ namespace, ...manifest }) => [namespace, toManifest(manifest)]));
  // A cast because `dataflow(…)` says what it returns in types of modules.
  return buildWith(config, byModule) as Methods;
}

/** A cast because a generated file's functions have whatever types they have. */
function toManifest({ definitions, ...head }: Omit<GeneratedManifest, "namespace">): Manifest {
  return { ...head, definitions: Object.values(definitions) as readonly Definition[] };
}
