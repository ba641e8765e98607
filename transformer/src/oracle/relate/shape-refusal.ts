/**
 * Decides whether a type rejects a list or a record whose parts are known one by one: a literal, or the result of a
 * `group`.
 *
 * Its own type would not tell, because TypeScript adapts it to the required type.
 */
import type ts from "typescript";
import { findExcess } from "./excess-properties.js";
import type { RelatingChecker } from "./relating-checker.js";
import { indexTypeOf, type ListShape, type RecordShape, type ShapeRefusal } from "./shape.js";

/** The members of arrays. A type with any other required member accepts no array. */
const OF_ARRAYS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Array.prototype));

/** Compares lists and records with types. */
export class ShapeJudge {
  readonly #checker: RelatingChecker;
  readonly #typescript: typeof ts;
  /** The location for looking up types of properties; any location will do. */
  readonly #location: ts.Node;

  constructor(checker: RelatingChecker, typescript: typeof ts, location: ts.Node) {
    this.#checker = checker;
    this.#typescript = typescript;
    this.#location = location;
  }

  /** The part of a list that a type rejects; null if it accepts the list. */
  refuseList(list: ListShape, type: ts.Type): ShapeRefusal | null {
    if (this.#isOpen(type)) return null;
    const parts = toParts(type);
    if (parts.length > 1)
      return closest(
        parts.map((part) => this.refuseList(list, part)),
        type,
      );
    const whole = { path: [], type };
    if (!this.#isObject(type)) return whole;
    if (!this.#canBeArray(type) || !this.#fits(list, type)) return whole;
    for (let index = 0; index < list.size; index++) {
      const asked = this.typeOf(type, String(index)) ?? type.getNumberIndexType();
      const refusal = asked && list.refuse(index, asked);
      if (refusal) return { ...refusal, path: [index, ...refusal.path] };
    }
    return null;
  }

  /** The part of a record that a type rejects; null if it accepts the record. */
  refuseRecord(record: RecordShape, type: ts.Type): ShapeRefusal | null {
    if (this.#isOpen(type)) return null;
    if (findExcess(record, type, this.#checker, this.#typescript, this.#location) !== null) return { path: [], type };
    return this.#refuseStructure(record, type);
  }

  /** The type of a property; undefined if there is none. */
  typeOf(type: ts.Type, name: string): ts.Type | undefined {
    const property = type.getProperty(name);
    return property && this.#checker.getTypeOfSymbolAtLocation(property, this.#location);
  }

  #refuseStructure(record: RecordShape, type: ts.Type): ShapeRefusal | null {
    if (this.#isOpen(type)) return null;
    const parts = toParts(type);
    if (parts.length > 1)
      return closest(
        parts.map((part) => this.#refuseStructure(record, part)),
        type,
      );
    const whole = { path: [], type };
    if (!this.#isObject(type) || this.#isCallable(type)) return whole;
    const { names } = record;
    const isMissing = type.getProperties().some((own) => this.#isRequired(own) && !names.includes(own.name));
    if (isMissing && !names.includes(null)) return whole;
    for (const [index, name] of names.entries()) {
      if (name === null) continue;
      const asked = this.typeOf(type, name) ?? indexTypeOf(type, name);
      const refusal = asked && record.refuse(index, asked);
      if (refusal) return { ...refusal, path: [name, ...refusal.path] };
    }
    return null;
  }

  /** Whether arrays have all members that a type requires. */
  #canBeArray(type: ts.Type): boolean {
    if (this.#isCallable(type)) return false;
    // A type with a string index accepts records but no lists, unless it also has a number index.
    if (type.getStringIndexType() !== undefined && type.getNumberIndexType() === undefined) return false;
    return type.getProperties().every(({ name }) => OF_ARRAYS.has(name) || /^\d+$/.test(name) || isOfSymbol(name));
  }

  /** Whether a tuple has the given number of elements. */
  #fits({ size, isOpen }: ListShape, type: ts.Type): boolean {
    if (isOpen) return true;
    if (this.#isRequired(type.getProperty(String(size)))) return false;
    const length = this.typeOf(type, "length");
    const text = length && this.#checker.typeToString(length);
    // `2`, or `1 | 2` if elements are optional.
    return !text || !/^\d+( \| \d+)*$/.test(text) || text.split(" | ").some((each) => Number(each) === size);
  }

  #isOpen({ flags }: ts.Type): boolean {
    const { Any, Unknown, NonPrimitive, TypeParameter } = this.#typescript.TypeFlags;
    return Boolean(flags & (Any | Unknown | NonPrimitive | TypeParameter));
  }

  #isObject({ flags }: ts.Type): boolean {
    const { Object: ofObjects, Intersection } = this.#typescript.TypeFlags;
    return Boolean(flags & (ofObjects | Intersection));
  }

  #isCallable(type: ts.Type): boolean {
    return type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
  }

  #isRequired(property: ts.Symbol | undefined): boolean {
    return property !== undefined && !(property.flags & this.#typescript.SymbolFlags.Optional);
  }
}

/**
 * The most deeply nested rejection, because that type was probably meant; null if one of several types accepts the
 * whole.
 */
function closest(refusals: readonly (ShapeRefusal | null)[], type: ts.Type): ShapeRefusal | null {
  const found = refusals.filter((each) => each !== null);
  if (found.length < refusals.length) return null;
  const deep = found.filter(({ path }) => path.length > 0);
  return deep.length === 1 && deep[0] !== undefined ? deep[0] : { path: [], type };
}

/** Whether a property's name is a symbol, as checkers spell it. */
function isOfSymbol(name: string): boolean {
  return /^(__@|[^\p{ID_Start}$_\d])/u.test(name);
}

function toParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
