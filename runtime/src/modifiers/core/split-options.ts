/** Splits arguments of the form `...names, options`. */

/** The arguments of an extracting modifier. */
export interface NamesAndOptions {
  /** The names of the parts. */
  readonly names: readonly string[];
  /** The value of the option `fill`, with the options that contain it; null if it is not given. */
  readonly fill: { readonly value: unknown; readonly options: object } | null;
}

/** Splits names from options, which are the last argument if that is an object. `fill: undefined` counts as no fill. */
export function splitOptions(args: readonly unknown[]): NamesAndOptions {
  const last = args.at(-1);
  const hasOptions = typeof last === "object" && last !== null;
  const options = (hasOptions ? last : {}) as { readonly fill?: unknown };
  const { fill } = options;
  // A cast, because wrong names are reported later, when the dataflow is built.
  const names = (hasOptions ? args.slice(0, -1) : args) as readonly string[];
  return { names, fill: fill === undefined ? null : { value: fill, options } };
}
