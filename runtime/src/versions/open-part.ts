/** The parts of a value between the root and the part that is being encoded. */
import type { Hasher } from "./hashing.js";
import type { ArrayPart, InstancePart, MapPart, ObjectPart, SetPart } from "./value-part.js";

/** A part whose children are being encoded. */
export interface OpenPart {
  /** The object itself. */
  readonly value: object;
  /** The object, taken apart. */
  readonly part: ArrayPart | InstancePart | MapPart | ObjectPart | SetPart;
  /** What is encoded of it, in this order. */
  readonly children: readonly unknown[];
  /** The index of the next child. */
  next: number;
  /** Where its bytes begin. */
  readonly start: number;
  /** Where the elements of a Set begin; undefined where their order counts. */
  readonly marks: number[] | undefined;
  /** The hash that has taken its first bytes, if these are many. */
  hasher: Hasher | undefined;
}
