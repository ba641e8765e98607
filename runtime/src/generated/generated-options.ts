/** The options with which a generated dataflow is built, besides its modules. */
import { invalidOption } from "../errors/catalogue/6-building.js";
import { toProblem } from "../errors/catalogue-entry.js";
import { DataflowError } from "../errors/dataflow-error.js";
import { findNearest } from "../errors/find-nearest.js";
import { describeKind, quote, quoteAll, suggest } from "../errors/words.js";
import type { LifecycleAdapter } from "../lifecycle/lifecycle-adapter.js";
import { readConfig } from "../link/link-options.js";
import type { Manifest } from "../manifest.js";
import type { AnyMaterializer } from "../materialize/materializer.js";
import type { Values } from "../plan/request/request.js";

/** The options that `with` takes besides `config`; they mean the same as in `dataflow({ … })`. */
export interface GeneratedOptions {
  /** What watches, wraps and protects the nodes, the outermost adapter first. */
  readonly adapters?: readonly LifecycleAdapter[] | undefined;
  /** The maximum number of threads that compute nodes with `worker`. */
  readonly threads?: number | undefined;
}

/** Everything that `dataflow({ … })` takes besides the modules. */
export interface BuildOptions extends GeneratedOptions {
  /** The nodes that bring data in and out: `from(…)` and `to(…)` of `@icosian/runtime/data`. */
  readonly materializers?: readonly AnyMaterializer[] | undefined;
  /** The fixed values by name. */
  readonly config: Values;
  /** The manifests of the modules, by module. */
  readonly manifests: ReadonlyMap<object, Manifest>;
}

/** The names of the options. */
const OPTIONS = ["config", "adapters", "threads", "materializers"];

/**
 * Reads the argument of `with`.
 *
 * @throws DataflowError ICO6007 if it is no object of options. The values of options are checked when the dataflow is
 * built.
 */
export function readWith(given: unknown): GeneratedOptions & { readonly config: Values } {
  const refuse = (reason: string): never => {
    throw new DataflowError([toProblem(invalidOption, "with", { reason })]);
  };
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return refuse(`\`with\` takes options in an object, not ${describeKind(given)}.`);
  const unknown = Object.keys(given).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined)
    refuse(
      `\`with\` has no option ${quote(unknown)}. ${suggest(findNearest(unknown, OPTIONS), `The options are ${quoteAll(OPTIONS)}.`)}`,
    );
  const { config = {}, ...options } = given as { readonly config?: unknown };
  return { ...options, config: readConfig(config) };
}
