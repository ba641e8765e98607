/** Remembers types by location, and declared types by their keys, so that a checker is asked once. */
import type { TypeLocation } from "../oracle.js";
import type { TypeAtLocation } from "./type-at-location.js";
import type { CalleeType } from "./types-of-callees.js";

/** A location whose type is found by its syntax. */
export type DeclaredType = Exclude<TypeLocation, CalleeType>;

/** What is asked about a location. */
export type AskedKind = (typeof KINDS)[number];

const KINDS = ["value", "input", "expression", "item value", "item input"] as const;

/** The types that are known; null for a location without a type. */
export class DeclaredTypes {
  /** By file, then by offset and kind. */
  readonly #byFile = new Map<string, Map<number, TypeAtLocation | null>>();
  /** By the key of a declared type, then by kind. */
  readonly #byKey = new Map<string, Map<number, TypeAtLocation | null>>();

  /** The type; undefined if it is not known yet. */
  get(asked: DeclaredType): TypeAtLocation | null | undefined {
    return this.#typesOf(asked).get(toSlot(asked));
  }

  /** Remembers a type. */
  set(asked: DeclaredType, found: TypeAtLocation | null): void {
    this.#typesOf(asked).set(toSlot(asked), found);
  }

  /** Selects the locations of the types that are not known yet, one for each key. */
  selectUnknown(asked: readonly DeclaredType[]): readonly DeclaredType[] {
    const selected = new Set<string>();
    return asked.filter((each) => {
      const { file, span } = each.location;
      const id = `${toKind(each)} ${toKey(each) ?? `${file}:${span.start}`}`;
      if (selected.has(id) || this.get(each) !== undefined) return false;
      selected.add(id);
      return true;
    });
  }

  #typesOf(asked: DeclaredType): Map<number, TypeAtLocation | null> {
    const key = toKey(asked);
    const types = key === undefined ? this.#byFile : this.#byKey;
    const name = key ?? asked.location.file;
    let known = types.get(name);
    if (known === undefined) types.set(name, (known = new Map<number, TypeAtLocation | null>()));
    return known;
  }
}

/** What is asked about a location: an item of the type, or the whole. */
export function toKind(asked: DeclaredType): AskedKind {
  return asked.kind === "expression" || asked.isItem !== true ? asked.kind : `item ${asked.kind}`;
}

function toKey(asked: DeclaredType): string | undefined {
  return asked.kind === "expression" ? undefined : asked.typeKey;
}

function toSlot(asked: DeclaredType): number {
  const kind = KINDS.indexOf(toKind(asked));
  return toKey(asked) === undefined ? asked.location.span.start * KINDS.length + kind : kind;
}
