/** Takes the items of a fan-out with the span of its node as the active one. */
import type { Context } from "@opentelemetry/api";
import { isThenable } from "../../execute/call/is-thenable.js";
import { computeIn } from "./compute-in.js";

type Method = (...args: readonly unknown[]) => unknown;

/** The parts of an iterable and of an iterator, which may be the same object. */
interface Iteration {
  readonly [Symbol.iterator]?: Method;
  readonly [Symbol.asyncIterator]?: Method;
  readonly next?: Method;
  readonly return?: Method;
}

/**
 * Wraps the items of a fan-out, because the code of a generator runs only when its items are taken.
 *
 * @param items - An iterable, an async iterable, or a promise of one. Anything else, and a list, is returned as it is.
 * @param onFailure - Receives what the context manager throws.
 */
export function iterateIn(context: Context, items: unknown, onFailure: (thrown: unknown) => void): unknown {
  if (typeof items !== "object" || items === null || Array.isArray(items)) return items;
  if (isThenable(items)) return items.then((each) => iterateIn(context, each, onFailure));
  const { [Symbol.asyncIterator]: toAsync, [Symbol.iterator]: toPlain } = items as Iteration;
  const call = (own: Method, self: unknown, args: readonly unknown[] = []): unknown =>
    computeIn(context, () => Reflect.apply(own, self, args), undefined, onFailure);
  const open = (toIterator: Method): Iteration => {
    const iterator = call(toIterator, items) as Iteration;
    const { next, return: leave } = iterator;
    return {
      // Not copied if it is missing, because the run reports a missing one itself.
      ...(typeof next === "function" && { next: (...args) => call(next, iterator, args) }),
      ...(typeof leave === "function" && { return: (...args) => call(leave, iterator, args) }),
    };
  };
  if (typeof toAsync === "function") return { [Symbol.asyncIterator]: () => open(toAsync) };
  return typeof toPlain === "function" ? { [Symbol.iterator]: () => open(toPlain) } : items;
}
