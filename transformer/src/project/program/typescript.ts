/** TypeScript as the host brings it: never imported as a value, because the host's own TypeScript made the tree. */
import type typescript from "typescript";

/** The module object of the host's TypeScript. */
export type TypeScript = typeof typescript;
