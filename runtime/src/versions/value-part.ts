/** The parts that values consist of, as hashing and storing read them. */
import type { ValueCodec } from "./value-codec.js";

/** An object of a value, taken apart. Its children are values. */
export type ValuePart =
  ArrayPart | ObjectPart | MapPart | SetPart | DatePart | RegExpPart | BytesPart | InstancePart | OpaquePart;

/** An array, with its holes. */
export interface ArrayPart {
  readonly kind: "array";
  /** The elements; `Holes` for elements that are missing. */
  readonly children: readonly unknown[];
  /** The array's length. */
  readonly length: number;
}

/** Elements that are missing in a row in an array. */
export class Holes {
  /** How many are missing. Private, so that the question whether a proxy is one asks none of its traps. */
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  /** How many are missing. */
  get count(): number {
    return this.#count;
  }

  /** Whether an object stands for elements that are missing. */
  static is(value: object): value is Holes {
    return #count in value;
  }
}

/** A plain object, or one without a prototype. */
export interface ObjectPart {
  readonly kind: "object";
  /** Its keys, shared with the objects that have the same. */
  readonly shape: Shape;
  /** Whether it has no prototype. */
  readonly isBare: boolean;
  /** The values of its properties in the order of `shape.sorted`. */
  readonly children: readonly unknown[];
}

/** The keys of objects that have the same ones in the same order. */
export interface Shape {
  /** The keys in the order of the objects. */
  readonly keys: readonly string[];
  /** The keys by code units. */
  readonly sorted: readonly string[];
  /** The index in `sorted` of each of `keys`. */
  readonly places: readonly number[];
  /** The encoded keys, kept by hashing. */
  head?: Uint8Array;
}

/** A Map in its order. */
export interface MapPart {
  readonly kind: "map";
  /** Keys and values in turns. */
  readonly children: readonly unknown[];
}

/** A Set in its order. */
export interface SetPart {
  readonly kind: "set";
  /** What it contains. */
  readonly children: readonly unknown[];
}

/** A Date, which may be invalid. */
export interface DatePart {
  readonly kind: "date";
  /** Milliseconds since 1970; NaN for an invalid one. */
  readonly time: number;
}

/** A regular expression. */
export interface RegExpPart {
  readonly kind: "regexp";
  /** The text between the slashes. */
  readonly source: string;
  /** Letters such as `gi`. */
  readonly flags: string;
  /** Where the next search begins. */
  readonly lastIndex: number;
}

/** A typed array, a `Buffer`, a `DataView` or an `ArrayBuffer`. */
export interface BytesPart {
  readonly kind: "bytes";
  /** The name of the class. */
  readonly type: string;
  /** The bytes that it shows. */
  readonly bytes: Uint8Array;
}

/** An instance of a class with a codec. */
export interface InstancePart {
  readonly kind: "instance";
  /** The codec that has made the data. */
  readonly codec: ValueCodec;
  /** The data as the only element. */
  readonly children: readonly unknown[];
}

/** An object that has no content to read. */
export interface OpaquePart {
  readonly kind: "opaque";
  /** A noun with its article: `a function`. */
  readonly what: string;
}
