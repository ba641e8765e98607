/** The entry of `@icosian/transformer`: the transformer for TypeScript hosts, and its options. */
export { transformer as default } from "./hosts/typescript/transformer.js";
export type { TransformerOptions } from "./hosts/options.js";
