/** The options of `openTelemetry`. */
import type { Attributes, Tracer } from "@opentelemetry/api";
import { isRecord } from "../../plan/request/is-record.js";
import { BOOLEAN, FUNCTION } from "../../modifiers/core/find-option-fault.js";
import { readOptions, type OptionKinds } from "../adapters/read-options.js";
import type { NodeInfo } from "../hook-records.js";
import { TEXT, WHOLE } from "../option-kinds.js";

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
  /** The user's choice of nodes; null for all. */
  readonly appliesTo: ((node: NodeInfo) => boolean) | null;
}

const KINDS: OptionKinds<OpenTelemetryOptions> = {
  tracer: {
    is: (value) => isRecord(value) && typeof value["startSpan"] === "function",
    give: "a tracer, as `trace.getTracer(…)` returns it",
  },
  tracerName: TEXT,
  runName: TEXT,
  attributes: { is: isRecord, give: "an object of attributes" },
  recordExceptions: BOOLEAN,
  spansForItems: BOOLEAN,
  maxItems: { is: (value) => value === Infinity || WHOLE.is(value), give: WHOLE.give },
  tags: {
    is: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
    give: "a list of names of tags",
  },
  appliesTo: FUNCTION,
};

/**
 * Reads the options of `openTelemetry`.
 *
 * @throws DataflowError ICO6016 with everything that is wrong.
 */
export function readTelemetryOptions(given: OpenTelemetryOptions | undefined): ReadyTelemetryOptions {
  const options = readOptions("openTelemetry", given, KINDS);
  return {
    tracer: null,
    appliesTo: null,
    tracerName: "@icosian/runtime",
    runName: "dataflow",
    recordExceptions: true,
    spansForItems: false,
    maxItems: 1000,
    ...options,
    attributes: { ...options.attributes },
    tags: [...(options.tags ?? [])],
  };
}
