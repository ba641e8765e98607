/** Finds the expressions of config keys and options in the source. */
import type { ExpressionIr } from "../../ir/expression.js";
import type { Location } from "../../ir/span.js";
import type { FeedIr } from "../edges/feeds.js";
import { CompilerConfig } from "./compiler-config.js";
import { findWritten } from "./written.js";

/** Finds where the options of an extracting modifier give the value for a missing part. */
export function findFill(options: object | undefined): Location | null {
  const written = findWritten(options);
  const fill = written && entryOf(written.expression, "fill");
  return written && fill && { file: written.file, span: fill.span };
}

/** The config around a nested subdag if the node does not show it. */
export const UNKNOWN_CONFIG = "unknown";

/**
 * Finds the value that the config of a subdag gives to a key.
 *
 * @param around - The config that `configuration("key")` reads inside it; null for the config of the dataflow.
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

/**
 * Describes the feed of a parameter from a config key.
 *
 * @param config - The config that applies to the parameter.
 */
export function toConfigured(key: string, location: Location, config: object | null): FeedIr {
  const overlay = config instanceof CompilerConfig ? config.findOverlay(key) : null;
  return overlay === null
    ? { kind: "configuration", location, key }
    : (findEntry(overlay.values, key, overlay.around) ?? { kind: "unknown", location });
}
