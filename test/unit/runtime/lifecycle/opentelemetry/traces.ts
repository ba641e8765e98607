/** The real SDK, with an exporter that keeps spans in memory. */
import { context, trace, type Attributes, type Tracer } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
  type SpanProcessor,
} from "@opentelemetry/sdk-trace-base";

/** Everything that has been traced. */
export class Traces {
  readonly #exporter = new InMemorySpanExporter();
  /** Spans in the order in which they were started. */
  readonly #started: ReadableSpan[] = [];
  readonly #provider: BasicTracerProvider;

  constructor() {
    const counter: SpanProcessor = {
      onStart: (span) => void this.#started.push(span),
      onEnd: () => {},
      forceFlush: () => Promise.resolve(),
      shutdown: () => Promise.resolve(),
    };
    this.#provider = new BasicTracerProvider({ spanProcessors: [counter, new SimpleSpanProcessor(this.#exporter)] });
  }

  /** Makes this provider the global one, with a context manager that follows promises. */
  register(): void {
    trace.setGlobalTracerProvider(this.#provider);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  }

  /** Takes the global provider and the context manager away. */
  unregister(): void {
    trace.disable();
    context.disable();
  }

  /** A tracer for spans of a test's own. */
  get tracer(): Tracer {
    return this.#provider.getTracer("test");
  }

  /** The spans that have ended, in the order of their starts. */
  get spans(): readonly ReadableSpan[] {
    const ended = new Set(this.#exporter.getFinishedSpans().map((span) => span.spanContext().spanId));
    return this.#started.filter((span) => ended.has(span.spanContext().spanId));
  }

  /** Names of the spans that have not ended. */
  get unended(): readonly string[] {
    return this.#started.filter((span) => !span.ended).map(({ name }) => name);
  }

  /** All spans of one name. */
  all(name: string): readonly ReadableSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  /** The only span of a name. */
  get(name: string): ReadableSpan {
    const [span, ...others] = this.all(name);
    if (span === undefined || others.length > 0) throw new Error(`${others.length + (span ? 1 : 0)} spans ${name}`);
    return span;
  }

  /** Attributes of the only span of a name. */
  attributesOf(name: string): Attributes {
    return this.get(name).attributes;
  }

  /** The spans as lines that are indented below their parents, in the order of their starts. */
  toTree(toLine: (span: ReadableSpan) => string = ({ name }) => name): string {
    const { spans } = this;
    const known = new Set(spans.map((span) => span.spanContext().spanId));
    const write = (parent: string | null, indent: string): readonly string[] =>
      spans
        .filter(({ parentSpanContext: { spanId } = {} }) =>
          parent === null ? spanId === undefined || !known.has(spanId) : spanId === parent,
        )
        .flatMap((span) => [indent + toLine(span), ...write(span.spanContext().spanId, `${indent}  `)]);
    return write(null, "").join("\n");
  }
}
