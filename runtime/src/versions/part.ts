/** The parts that values consist of, as hashing and storing read them. */
import type { ValueCodec } from "./value-codec.js";

/** An object of a value, taken apart. Its children are values. */
export type Part =
  ArrayPart | ObjectPart | MapPart | SetPart | DatePart | RegExpPart | BytesPart | InstancePart | OpaquePart;

/** An array. */
export interface ArrayPart {
  readonly kind: "array";
  /** The elements; `Holes` for elements that are missing. */
  readonly children: readonly unknown[];
  /** The array's length. */
  readonly length: number;
}

/** Elements that are missing in a row in an array. */
export class Holes {
  /** How many are missing. */
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

/** A plain object, or one without a prototype. */
export interface ObjectPart {
  readonly kind: "object";
  /** Its keys. */
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

/** A Map. */
export interface MapPart {
  readonly kind: "map";
  /** Keys and values in turns. */
  readonly children: readonly unknown[];
}

/** A Set. */
export interface SetPart {
  readonly kind: "set";
  readonly children: readonly unknown[];
}

/** A Date. */
export interface DatePart {
  readonly kind: "date";
  /** Milliseconds since 1970; NaN for an invalid one. */
  readonly time: number;
}

/** A regular expression. */
export interface RegExpPart {
  readonly kind: "regexp";
  readonly source: string;
  readonly flags: string;
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
