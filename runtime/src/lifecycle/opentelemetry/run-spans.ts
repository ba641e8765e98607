/** The spans of one run. */
import { context, trace, type Attributes, type Context, type Span, type Tracer } from "@opentelemetry/api";
import type { ItemPosition } from "../../execute/values/item-position.js";
import type {
  GraphExecuted,
  GraphExecution,
  ItemExecuted,
  ItemExecution,
  NodeExecuted,
  NodeInfo,
} from "../hook-records.js";
import type { NodeSpan } from "./node-span.js";
import { recordFailure, type ErrorDetail } from "./record-failure.js";
import { SpanScope, type OpenSpan } from "./span-scope.js";
import type { ReadyTelemetryOptions } from "./telemetry-options.js";

/** The number of outputs whose names the span of a run has. */
const SHOWN_OUTPUTS = 50;

/** Starts and ends the spans of one run. */
export class RunSpans {
  readonly #tracer: Tracer;
  readonly #options: ReadyTelemetryOptions;
  readonly #detail: ErrorDetail;
  readonly #span: Span;
  readonly #root: SpanScope;

  /** Starts the span of the run as a child of the span that is active where the run was asked for. */
  constructor(tracer: Tracer, options: ReadyTelemetryOptions, { runId, outputs }: GraphExecution) {
    const parent = context.active();
    const attributes = {
      ...options.attributes,
      "icosian.run_id": runId,
      "icosian.outputs": outputs.slice(0, SHOWN_OUTPUTS),
      "icosian.output_count": outputs.length,
    };
    this.#tracer = tracer;
    this.#options = options;
    this.#detail = options.recordExceptions ? "whole" : "type";
    this.#span = tracer.startSpan(options.runName, { attributes }, parent);
    this.#root = new SpanScope(trace.setSpan(parent, this.#span), this.#span);
  }

  /** Whether spans go anywhere. They do not if no provider is registered, and then nodes need no spans. */
  get isTraced(): boolean {
    return trace.isSpanContextValid(this.#span.spanContext());
  }

  /**
   * Starts the span of a node, unless it is open already or the node is computed for an item without spans.
   *
   * @param onFailure - Receives what the tracer throws.
   * @returns The context in which the node is computed; null if starting the span failed.
   */
  startNode(
    { name, attributes }: NodeSpan,
    items: readonly ItemPosition[],
    onFailure: (thrown: unknown) => void,
  ): Context | null {
    try {
      const scope = this.#enter(items);
      if (scope === null) return this.#root.around(items).context;
      let open = scope.open.get(name);
      if (open === undefined) scope.open.set(name, (open = this.#start(name, attributes, scope.context, items)));
      return open.context;
    } catch (thrown) {
      onFailure(thrown);
      return null;
    }
  }

  /** Finds the open span of a node, or else the span around it. */
  findAround(name: string | null, items: readonly ItemPosition[]): Span {
    const scope = this.#root.find(items) ?? this.#root;
    return (name === null ? undefined : scope.open.get(name)?.span) ?? scope.span ?? this.#span;
  }

  /**
   * Ends the span of a node. A node that was not computed, because a cache had its value or a sentinel reached it, gets
   * its span here, and so does a node that failed for an item without spans.
   *
   * @param toSpan - Returns the common part of the spans of the node.
   */
  endNode(
    { node, items, outcome, error, attempts, durationMs }: NodeExecuted,
    toSpan: (node: NodeInfo) => NodeSpan,
  ): void {
    const scope = this.#root.find(items);
    const open = scope?.open.get(node.name);
    if (open === undefined && outcome !== "failed" && !this.#isWithinLimit(items)) return;
    const { span } = open ?? this.#startLate(toSpan(node), items, durationMs);
    scope?.open.delete(node.name);
    try {
      if (!span.isRecording()) return;
      span.setAttribute("icosian.outcome", outcome);
      const count = scope?.countOf(node.name) ?? 0;
      if (count > 0) span.setAttribute("icosian.item.count", count);
      if (attempts !== 1) span.setAttribute("icosian.attempts", attempts);
      if (outcome === "failed") recordFailure(span, error, this.#detail);
    } finally {
      span.end();
    }
  }

  /** Counts an item, and starts its span if items have spans. */
  startItem({ fanOut: { name }, items }: ItemExecution): void {
    const around = this.#enter(items.slice(0, -1));
    around?.countItem(name);
    if (around === null || !this.#options.spansForItems || !this.#isWithinLimit(items)) return;
    const { span, context: own } = this.#start(`${name} item`, {}, around.context, items);
    around.addItem(items.at(-1)!, new SpanScope(own, span));
  }

  /** Ends the span of an item, and forgets the item. */
  endItem({ items, success, error }: ItemExecuted): void {
    const scope = this.#root.find(items.slice(0, -1))?.removeItem(items.at(-1)!);
    scope?.endAll(endUnfinished);
    if (!scope?.span) return;
    try {
      scope.span.setAttribute("icosian.outcome", success ? "success" : "failed");
      if (!success) recordFailure(scope.span, error, this.#detail);
    } finally {
      scope.span.end();
    }
  }

  /** Ends the span of the run, after those of nodes and items that are still open. */
  end({ success, error }: GraphExecuted, outcome: string): void {
    try {
      this.#root.endAll(endUnfinished);
      this.#span.setAttribute("icosian.outcome", outcome);
      if (!success) recordFailure(this.#span, error, this.#detail);
    } finally {
      this.#span.end();
    }
  }

  #start(
    name: string,
    attributes: Attributes,
    parent: Context,
    items: readonly ItemPosition[],
    startTime?: number,
  ): OpenSpan {
    const span = this.#tracer.startSpan(name, startTime === undefined ? undefined : { startTime }, parent);
    // Not passed to `startSpan`, which copies them three times: that would take longer than everything else here.
    span.setAttributes(attributes);
    if (items.length > 0) addItems(span, items);
    return { span, context: trace.setSpan(parent, span) };
  }

  #startLate({ name, attributes }: NodeSpan, items: readonly ItemPosition[], durationMs: number): OpenSpan {
    return this.#start(name, attributes, this.#root.around(items).context, items, Date.now() - durationMs);
  }

  /** The scope of some items, which is created if it is not there; null if these items have no spans. */
  #enter(items: readonly ItemPosition[]): SpanScope | null {
    if (items.length === 0) return this.#root;
    if (!this.#isWithinLimit(items)) return null;
    return this.#root.enter(items);
  }

  #isWithinLimit(items: readonly ItemPosition[]): boolean {
    const { maxItems } = this.#options;
    return items.every(({ index }) => index < maxItems);
  }
}

function addItems(span: Span, items: readonly ItemPosition[]): void {
  const { fanOut, index } = items.at(-1)!;
  span.setAttribute("icosian.item.fan_out", fanOut);
  span.setAttribute("icosian.item.index", index);
  if (items.length > 1)
    span.setAttribute(
      "icosian.item.indices",
      items.map((item) => item.index),
    );
}

/** Ends a span that nothing else has ended: an iterator that was left early, for example. */
function endUnfinished(span: Span): void {
  span.setAttribute("icosian.outcome", "unfinished");
  span.end();
}
