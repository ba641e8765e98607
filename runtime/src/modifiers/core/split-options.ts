/** Splits arguments of the form `…names, options`. */

/** Names, and the fill among the options. */
export interface NamesAndOptions {
  readonly names: readonly string[];
  readonly fill: { readonly value: unknown; readonly options: object } | null;
}

/** Options are the last argument; who gives `fill: undefined` gives none. */
export function splitOptions(args: readonly unknown[]): NamesAndOptions {
  const last = args.at(-1);
  const hasOptions = typeof last === "object" && last !== null;
  const options = (hasOptions ? last : {}) as { readonly fill?: unknown };
  const { fill } = options;
  // A cast because a caller that gives something else is told so when the dataflow is built.
  const names = (hasOptions ? args.slice(0, -1) : args) as readonly string[];
  return { names, fill: fill === undefined ? null : { value: fill, options } };
}
