/** The function behind `"transform": "@icosian/transformer"`, for every kind of TypeScript host. */
import type ts from "typescript";
import { report } from "../../diagnostics/diagnostic-kind.js";
import { unsupportedHost } from "../../diagnostics/kinds/hosts.js";
import type { EmitTransformers } from "./emit-transformers.js";
import { transformProgram } from "./program-transformer.js";
import { createSourceTransformers, type TransformerExtras } from "./source-transformer.js";

/** A plugin entry of the tsconfig, as hosts pass it. */
export type PluginEntry = Readonly<Record<string, unknown>>;

/**
 * Transforms a program (ts-patch with `transformProgram`) or the files that it emits (ttypescript, ts-patch without
 * it).
 *
 * The two kinds of hosts differ in their arguments: `(program, host, entry, extras)` and `(program, entry, extras)`.
 *
 * @throws Error with code ICO1003 for any other arguments.
 */
export function transformer(
  program: ts.Program,
  hostOrEntry: unknown,
  entryOrExtras: unknown,
  extras?: TransformerExtras,
): ts.Program | EmitTransformers {
  if (extras !== undefined) return transformProgram(program, entryOrExtras as PluginEntry, requireTs(extras).ts);
  return createSourceTransformers(program, hostOrEntry as PluginEntry, requireTs(entryOrExtras));
}

function requireTs(extras: unknown): TransformerExtras {
  if (typeof extras === "object" && extras !== null && "ts" in extras) return extras as TransformerExtras;
  const location = { file: "tsconfig.json", span: { start: 0, end: 0 } };
  const { code, message } = report(unsupportedHost, location, {
    found: "a host that does not hand over its TypeScript",
  });
  throw new Error(`${code}: ${message}`);
}
