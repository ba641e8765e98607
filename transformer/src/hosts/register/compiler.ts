/** The part of `register` that reads, compiles and resolves TypeScript. The hooks load it when the first file comes. */
export { loadTypeScript, tsconfigs } from "./load-typescript.js";
export { toAliased, toTypeScriptSpecifier } from "./typescript-specifier.js";
