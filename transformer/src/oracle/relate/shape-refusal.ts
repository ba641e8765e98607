/**
 * Whether a type refuses a list or a record of which the parts are known one by one: a literal, or what a `group` makes.
 *
 * Its own type would not tell: TypeScript shapes it after the type that is asked for.
 */
import type ts from "typescript";
import { findExcess } from "./excess-properties.js";
import type { RelatingChecker } from "./relating-checker.js";
import { indexTypeOf, type ListShape, type RecordShape, type Refusal } from "./shape.js";

/** What arrays have; a type that asks for anything else takes none. */
const OF_ARRAYS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Array.prototype));

/** Judges lists and records. */
export class ShapeJudge {
  readonly #checker: RelatingChecker;
  readonly #typescript: typeof ts;
  /** Types of properties are asked for at a location; any location does. */
  readonly #location: ts.Node;

  constructor(checker: RelatingChecker, typescript: typeof ts, location: ts.Node) {
    this.#checker = checker;
    this.#typescript = typescript;
    this.#location = location;
  }

  /** What of a list a type refuses; null where it takes it. */
  refuseList(list: ListShape, type: ts.Type): Refusal | null {
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

  /** What of a record a type refuses; null where it takes it. */
  refuseRecord(record: RecordShape, type: ts.Type): Refusal | null {
    if (this.#isOpen(type)) return null;
    if (findExcess(record, type, this.#checker, this.#typescript, this.#location) !== null) return { path: [], type };
    return this.#refuseStructure(record, type);
  }

  /** The type of a property; undefined where there is none. */
  typeOf(type: ts.Type, name: string): ts.Type | undefined {
    const property = type.getProperty(name);
    return property && this.#checker.getTypeOfSymbolAtLocation(property, this.#location);
  }

  #refuseStructure(record: RecordShape, type: ts.Type): Refusal | null {
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

  /** Whether all that a type requires is what arrays have. */
  #canBeArray(type: ts.Type): boolean {
    if (this.#isCallable(type)) return false;
    // What has an index of strings takes records, not lists, unless it takes anything.
    if (type.getStringIndexType() !== undefined && type.getNumberIndexType() === undefined) return false;
    return type.getProperties().every(({ name }) => OF_ARRAYS.has(name) || /^\d+$/.test(name) || isOfSymbol(name));
  }

  /** Whether a tuple has as many elements as there are. */
  #fits({ size, isOpen }: ListShape, type: ts.Type): boolean {
    if (isOpen) return true;
    if (this.#isRequired(type.getProperty(String(size)))) return false;
    const length = this.typeOf(type, "length");
    const text = length && this.#checker.typeToString(length);
    // `2`, or `1 | 2` where elements are optional.
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

/** The refusal that lies deepest, since that part was probably meant; null where one of several types takes the whole. */
function closest(refusals: readonly (Refusal | null)[], type: ts.Type): Refusal | null {
  const found = refusals.filter((each) => each !== null);
  if (found.length < refusals.length) return null;
  const deep = found.filter(({ path }) => path.length > 0);
  return deep.length === 1 && deep[0] !== undefined ? deep[0] : { path: [], type };
}

/** Names of properties that are symbols, as checkers spell them. */
function isOfSymbol(name: string): boolean {
  return /^(__@|[^\p{ID_Start}$_\d])/u.test(name);
}

function toParts(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
