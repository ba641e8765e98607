/** The type of a value for `await using`, for compilers with and without support for it. */

/** The type of `Symbol.asyncDispose`, if the compiler's libraries declare it; otherwise `never`. */
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer Dispose extends symbol } ? Dispose : never;

/** Has the method that `await using` calls; empty for compilers without `await using`. */
export type AsyncDisposal = { readonly [Key in AsyncDispose]: () => Promise<void> };
