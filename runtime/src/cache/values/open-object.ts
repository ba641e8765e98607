/** Objects whose children are being read. */
import type { Holes } from "../../versions/value-part.js";
import { fail } from "./fail.js";

/** An object that still lacks children. */
export class OpenObject {
  /** What the children are added to; `root` and `instance` hold their only child. */
  readonly kind: "root" | "array" | "object" | "map" | "set" | "instance";
  /** The object; undefined for `root` and `instance`. */
  readonly target: unknown;
  /** The number of children that are still to be read. */
  left: number;
  /** The number of elements or properties so far. */
  at = 0;
  /** The only child of `root` and `instance`; the key of the next value of a `map`. */
  held: unknown;
  /** The keys of an `object`. */
  readonly keys: readonly string[];
  /** The number of an `instance`. */
  readonly number: number;
  /** The name of the codec of an `instance`. */
  readonly codec: string;

  constructor(
    kind: OpenObject["kind"],
    target: unknown,
    left: number,
    more: { readonly keys?: readonly string[]; readonly number?: number; readonly codec?: string } = {},
  ) {
    this.kind = kind;
    this.target = target;
    this.left = left;
    this.keys = more.keys ?? [];
    this.number = more.number ?? 0;
    this.codec = more.codec ?? "";
  }
}

/** Adds the next child. */
export function addChild(frame: OpenObject, child: unknown): void {
  switch (frame.kind) {
    case "array":
      (frame.target as unknown[])[frame.at++] = child;
      return;
    case "object":
      return addProperty(frame.target as Record<string, unknown>, frame.keys[frame.at++]!, child);
    case "map":
      if (frame.at++ % 2 === 0) frame.held = child;
      else (frame.target as Map<unknown, unknown>).set(frame.held, child);
      return;
    case "set":
      (frame.target as Set<unknown>).add(child);
      return;
    default:
      frame.held = child;
  }
}

/** Leaves elements of an array out. */
export function addHoles(frame: OpenObject, { count }: Holes): void {
  if (frame.kind !== "array") return fail("something else than an array has holes");
  frame.at += count;
  if (frame.at >= 2 ** 32) fail("an array is too long");
}

/** Ends an object that has all of its children. */
export function endChildren({ kind, target, at }: OpenObject): void {
  if (kind !== "array") return;
  const array = target as unknown[];
  if (array.length === at) return;
  // To set the length would reserve memory for all of the holes at the end; a far element makes the array sparse.
  array[at - 1] = undefined;
  Reflect.deleteProperty(array, at - 1);
}

/** What assignment would do something else for: `__proto__`, and names that a frozen prototype has. */
function addProperty(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key in Object.prototype)
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}
