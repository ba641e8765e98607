/** Lists and records of which the parts are known one by one. */
import type ts from "typescript";

/** What a type refuses. */
export interface Refusal {
  /** Where it is; empty for the whole. */
  readonly path: readonly (string | number)[];
  /** The type that refuses it. */
  readonly type: ts.Type;
}

/** Says whether a type refuses a part; null where it does not. */
export type RefusePart = (index: number, asked: ts.Type) => Refusal | null;

/** A list, element by element. */
export interface ListShape {
  readonly size: number;
  /** Whether there may be more elements than these. */
  readonly isOpen: boolean;
  readonly refuse: RefusePart;
}

/** A record, property by property. */
export interface RecordShape {
  /** Null for a name that is not known. */
  readonly names: readonly (string | null)[];
  readonly refuse: RefusePart;
}

/** What a type says of all properties that it does not name. */
export function indexTypeOf(type: ts.Type, name: string): ts.Type | undefined {
  return (/^\d+$/.test(name) ? type.getNumberIndexType() : undefined) ?? type.getStringIndexType();
}
