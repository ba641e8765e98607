/** Lists and records whose parts are known one by one. */
import type ts from "typescript";

/** A part that a type rejects. */
export interface ShapeRefusal {
  /** Path of the part; empty for the whole. */
  readonly path: readonly (string | number)[];
  /** The type that rejects it. */
  readonly type: ts.Type;
}

/** Compares a part with its required type; null if the type accepts it. */
export type RefusePart = (index: number, asked: ts.Type) => ShapeRefusal | null;

/** A list, element by element. */
export interface ListShape {
  /** The number of known elements. */
  readonly size: number;
  /** Whether there may be more elements than the known ones. */
  readonly isOpen: boolean;
  /** Compares an element by its index. */
  readonly refuse: RefusePart;
}

/** A record, property by property. */
export interface RecordShape {
  /** Names of the properties; null for an unknown name. */
  readonly names: readonly (string | null)[];
  /** Compares a property by its index in `names`. */
  readonly refuse: RefusePart;
}

/** The type that a type declares for all properties that it does not name. */
export function indexTypeOf(type: ts.Type, name: string): ts.Type | undefined {
  return (/^\d+$/.test(name) ? type.getNumberIndexType() : undefined) ?? type.getStringIndexType();
}
