/** The options of `openTelemetry`. */
import type { Attributes, Tracer } from "@opentelemetry/api";
import { checkOptions, COUNT, FUNCTION, isObject, TEXT, YES_OR_NO, type OptionRules } from "../check-options.js";
import type { NodeInfo } from "../lifecycle-adapter.js";

/** What `openTelemetry` records, and with which tracer. */
export interface OpenTelemetryOptions {
  /** The tracer; unless given, the one of the global provider, which is asked for when a run starts. */
  readonly tracer?: Tracer;
  /** The name under which the global provider is asked for a tracer; `"@icosian/runtime"` unless given. */
  readonly tracerName?: string;
  /** The name of the span of a run; `"dataflow"` unless given. */
  readonly runName?: string;
  /** Attributes of the span of each run. */
  readonly attributes?: Attributes;
  /** Whether errors are recorded with message and stack; true unless given. Otherwise only their type is. */
  readonly recordExceptions?: boolean;
  /** Whether each item of a fan-out has a span, which is the parent of the spans of its nodes; false unless given. */
  readonly spansForItems?: boolean;
  /**
   * The number of items per fan-out for which nodes have spans; 1,000 unless given, because a span costs about 5 µs.
   * Nodes that fail have a span in all items.
   */
  readonly maxItems?: number;
  /** The tags that nodes' spans have as attributes: `["owner"]` gives `icosian.tag.owner`; none unless given. */
  readonly tags?: readonly string[];
  /** Whether a node has spans; all nodes unless given. Asked once per node when a dataflow is built. */
  readonly appliesTo?: (node: NodeInfo) => boolean;
}

/** The options with their defaults. */
export interface ReadyTelemetryOptions extends Required<Omit<OpenTelemetryOptions, "tracer" | "appliesTo">> {
  /** The user's tracer; null to ask the global provider. */
  readonly tracer: Tracer | null;
}

const RULES: OptionRules = {
  tracer: {
    accepts: (value) => isObject(value) && typeof value["startSpan"] === "function",
    expected: "a tracer, as `trace.getTracer(…)` returns it",
  },
  tracerName: TEXT,
  runName: TEXT,
  attributes: { accepts: isObject, expected: "an object of attributes" },
  recordExceptions: YES_OR_NO,
  spansForItems: YES_OR_NO,
  maxItems: { accepts: (value) => value === Infinity || COUNT.accepts(value), expected: COUNT.expected },
  tags: {
    accepts: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
    expected: "a list of names of tags",
  },
  appliesTo: FUNCTION,
};

/**
 * Reads the options of `openTelemetry`.
 *
 * @throws DataflowError ICO6007 with everything that is wrong.
 */
export function readTelemetryOptions(options: OpenTelemetryOptions): ReadyTelemetryOptions {
  checkOptions("openTelemetry", options, RULES);
  return {
    tracer: options.tracer ?? null,
    tracerName: options.tracerName ?? "@icosian/runtime",
    runName: options.runName ?? "dataflow",
    attributes: { ...options.attributes },
    recordExceptions: options.recordExceptions ?? true,
    spansForItems: options.spansForItems ?? false,
    maxItems: options.maxItems ?? 1000,
    tags: [...(options.tags ?? [])],
  };
}
