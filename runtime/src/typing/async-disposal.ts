/** What `await using` asks of a value, in the types of every compiler. */

/** The type of `Symbol.asyncDispose`, where the compiler and its libraries know it. */
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Dispose extends symbol } ? Dispose : never;

/** Has the method that `await using` calls; nothing for compilers that know no `await using`. */
export type AsyncDisposal = { readonly [Key in AsyncDispose]: () => Promise<void> };
