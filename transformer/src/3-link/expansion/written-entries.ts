/** Finds what the source says of a key of a config, or of an option. */
import type { ExpressionIr } from "../../ir/expression.js";
import type { Location } from "../../ir/span.js";
import type { FeedIr } from "../edges/feeds.js";
import { CompilerConfig } from "./compiler-config.js";
import { findWritten } from "./written.js";

/** Where the options of an extracting modifier say what takes the place of a missing part. */
export function findFill(options: object | undefined): Location | null {
  const written = findWritten(options);
  const fill = written && entryOf(written.expression, "fill");
  return written && fill && { file: written.file, span: fill.span };
}

/** The config around a subdag that is inside of another one, of which the node does not tell. */
export const UNKNOWN_CONFIG = "unknown";

/**
 * What the config of a subdag says of a key.
 *
 * @param around - The config that `configuration("key")` in it reads; null for that of the dataflow.
 */
export function findEntry(config: unknown, key: string, around: CompilerConfig | "unknown" | null): FeedIr | null {
  const written = findWritten(config);
  const entry = written && entryOf(written.expression, key);
  if (written === null || entry === null) return null;
  const location = { file: written.file, span: entry.span };
  if (entry.kind !== "call") return { kind: "given", location };
  const [argument] = entry.arguments;
  if (entry.name !== "configuration" || argument?.kind !== "literal" || around === UNKNOWN_CONFIG)
    return { kind: "unknown", location };
  return toConfigured(String(argument.value), location, around);
}

function entryOf(expression: ExpressionIr, key: string): ExpressionIr | null {
  if (expression.kind !== "record") return null;
  return expression.entries.find((entry) => entry.key === key)?.value ?? null;
}

/** What feeds a parameter from a config key. @param config - That which is in force. */
export function toConfigured(key: string, location: Location, config: object | null): FeedIr {
  const overlay = config instanceof CompilerConfig ? config.findOverlay(key) : null;
  return overlay === null
    ? { kind: "configuration", location, key }
    : (findEntry(overlay.values, key, overlay.around) ?? { kind: "unknown", location });
}
