/** The types of `@icosian/transformer`: the transformer for TypeScript hosts, and its options. */
export { load as default } from "./hosts/load.js";
export type { TransformerOptions } from "./project/options/options.js";
