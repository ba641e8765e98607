/** Builds dataflows: `dataflow(…)` and its options. */
import type { Dataflow } from "./dataflow.js";
import type { LifecycleAdapter } from "./lifecycle/lifecycle-adapter.js";
import { linkModules } from "./link/link-modules.js";
import { readLinkOptions } from "./link/link-options.js";
import { LinkedDataflow } from "./linked-dataflow.js";
import type { Manifest } from "./manifest.js";
import type { AnyMaterializer } from "./materialize/materializer.js";
import type { ModuleArguments } from "./typing/module-arguments.js";

/** The options with which a dataflow is built. */
export interface DataflowOptions<
  Modules extends readonly object[],
  Config extends object,
  Materializers extends readonly AnyMaterializer[] = readonly AnyMaterializer[],
> {
  /** Dataflow modules, as `import * as features from "./features.js"` gives them. */
  readonly modules: Modules;
  /** Fixed values by name: each replaces the node of its name, or serves as an input. */
  readonly config?: Config;
  /** Whether the last module that defines a name wins. Otherwise several definitions of one name are an error. */
  readonly allowModuleOverrides?: boolean;
  /** Manifests by module namespace, for modules that no transformer has compiled; generated files pass them. */
  readonly manifests?: ReadonlyMap<object, Manifest>;
  /**
   * The maximum number of threads that compute nodes with `worker`; the number of CPUs available if it is not given.
   */
  readonly threads?: number | undefined;
  /** What watches, wraps and protects the nodes, the outermost adapter first. */
  readonly adapters?: readonly LifecycleAdapter[] | undefined;
  /** The nodes that bring data in and out: `from(…)` and `to(…)` of `@icosian/runtime/data`. */
  readonly materializers?: Materializers | undefined;
}

/**
 * Links dataflow modules.
 *
 * @returns The dataflow; nothing has run.
 * @throws DataflowError ICO6001 to ICO6008 with every problem of the modules and options.
 * @hamilton driver.Builder
 */
export function dataflow<
  Modules extends readonly [] | readonly object[],
  Config extends object = {},
  Materializers extends readonly [] | readonly AnyMaterializer[] = readonly [],
>(options: DataflowOptions<Modules, Config, Materializers>): Dataflow<Modules[number] | Materializers[number], Config>;
export function dataflow<Modules extends readonly object[]>(
  ...modules: readonly [...modules: Modules] & ModuleArguments<Modules>
): Dataflow<Modules[number]>;
export function dataflow(...args: readonly unknown[]): Dataflow<object> {
  const options = readLinkOptions(args);
  // A cast because the names and types of nodes exist only at compile time.
  return new LinkedDataflow(linkModules(options), options) as unknown as Dataflow<object>;
}
