/**
 * The host's TypeScript. It is never imported as a value, because the host's own TypeScript created the syntax tree.
 */
import type typescript from "typescript";

/** The module object of the host's TypeScript. */
export type TypeScript = typeof typescript;
