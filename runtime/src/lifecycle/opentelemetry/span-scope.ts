/** The spans of one run, or of one item of a fan-out, that have not ended yet. */
import type { Context, Span } from "@opentelemetry/api";
import type { ItemPosition } from "../../execute/values/item-position.js";

/** The span of a node that is being computed. */
export interface OpenSpan {
  /** The span, which is ended when the node is computed. */
  readonly span: Span;
  /** The context in which the node is computed; its active span is this one. */
  readonly context: Context;
}

/** The open spans of a run or an item, and those of the items within it. */
export class SpanScope {
  /** The context whose active span is the parent of new spans. */
  readonly context: Context;
  /** The span of the run or the item; null for an item without a span of its own. */
  readonly span: Span | null;
  /** The spans of nodes by name. */
  readonly open: Map<string, OpenSpan> = new Map<string, OpenSpan>();
  /** The number of items by fan-out; created with the first item. */
  #counts: Map<string, number> | null = null;
  /** The scopes of items by fan-out and index; created with the first item. */
  #items: Map<string, Map<number, SpanScope>> | null = null;

  /**
   * @param context - The parent of all spans.
   * @param span - The span of the run or the item itself.
   */
  constructor(context: Context, span: Span | null) {
    this.context = context;
    this.span = span;
  }

  /** Counts one more item of a fan-out. */
  countItem(fanOut: string): void {
    this.#counts ??= new Map();
    this.#counts.set(fanOut, this.countOf(fanOut) + 1);
  }

  /** The number of items of a fan-out so far. */
  countOf(fanOut: string): number {
    return this.#counts?.get(fanOut) ?? 0;
  }

  /** Finds the scope of one item directly within this one; O(1). */
  findItem({ fanOut, index }: ItemPosition): SpanScope | null {
    return this.#items?.get(fanOut)?.get(index) ?? null;
  }

  /** Adds the scope of one item. */
  addItem({ fanOut, index }: ItemPosition, scope: SpanScope): SpanScope {
    this.#items ??= new Map();
    const scopes = this.#items.get(fanOut);
    if (scopes === undefined) this.#items.set(fanOut, new Map([[index, scope]]));
    else scopes.set(index, scope);
    return scope;
  }

  /** Finds the scope of some items, the outermost of which is directly within this one; O(items). */
  find(items: readonly ItemPosition[]): SpanScope | null {
    return items.reduce<SpanScope | null>((scope, item) => scope?.findItem(item) ?? null, this);
  }

  /** Finds the innermost scope around some items. */
  around(items: readonly ItemPosition[]): SpanScope {
    return items.reduce<SpanScope>((scope, item) => scope.findItem(item) ?? scope, this);
  }

  /** Returns the scope of some items, which is created if it is not there. */
  enter(items: readonly ItemPosition[]): SpanScope {
    return items.reduce<SpanScope>(
      (scope, item) => scope.findItem(item) ?? scope.addItem(item, new SpanScope(scope.context, null)),
      this,
    );
  }

  /** Removes the scope of one item and returns it; null if there is none. */
  removeItem(item: ItemPosition): SpanScope | null {
    const scope = this.findItem(item);
    this.#items?.get(item.fanOut)?.delete(item.index);
    return scope;
  }

  /** Ends everything that is still open within the scope, the innermost first, but not the scope's own span. */
  endAll(end: (span: Span) => void): void {
    for (const scopes of this.#items?.values() ?? [])
      for (const scope of scopes.values()) {
        scope.endAll(end);
        if (scope.span !== null) end(scope.span);
      }
    this.#items = null;
    for (const { span } of this.open.values()) end(span);
    this.open.clear();
  }
}
