/** Collects the values of one column. */
import type { Column, DataColumn } from "../../data/data-types.js";

/**
 * Collects the values of one column. Numbers and bigints are kept in typed arrays until one is missing or does not fit.
 * Adding is O(1) on average.
 */
export class ColumnBuilder {
  /** Name of the column. */
  readonly name: string;
  /** Type of the values in TypeScript's words, without null; null as long as only the values know it. */
  type: string | null;
  #typed: Float64Array | BigInt64Array | null;
  #list: unknown[] = [];
  #length = 0;
  #hasGaps = false;

  constructor(name: string, type: string | null) {
    this.name = name;
    this.type = type;
    this.#typed = type === "number" ? new Float64Array(1024) : type === "bigint" ? new BigInt64Array(1024) : null;
  }

  /** Number of values so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds a value of the column's type, or null. */
  add(value: unknown): void {
    // Each kind of array has a branch of its own, which V8 compiles for it alone.
    if (typeof value === "number" && this.#typed instanceof Float64Array) {
      if (this.#length === this.#typed.length) this.#typed = grow(this.#typed, this.#length + 1);
      this.#typed[this.#length++] = value;
    } else if (typeof value === "string" && this.#typed === null) this.#list[this.#length++] = value;
    else this.#addOther(value);
  }

  #addOther(value: unknown): void {
    if (value === null) this.#hasGaps = true;
    if (this.#typed !== null) {
      if (fits(value)) {
        if (this.#length === this.#typed.length) this.#typed = grow(this.#typed, this.#length + 1);
        this.#typed[this.#length++] = value as never;
        return;
      }
      this.#list = Array.from<unknown>(this.#typed.subarray(0, this.#length));
      this.#typed = null;
    }
    this.#list[this.#length++] = value;
  }

  /** Adds numbers without gaps at once. The type of the column is `number` or `bigint`, like that of the values. */
  addAll(values: Float64Array | BigInt64Array | Int32Array | ArrayLike<number>): void {
    if (this.#typed === null) {
      for (let at = 0; at < values.length; at++) this.#list[this.#length++] = values[at];
      return;
    }
    const length = this.#length + values.length;
    if (length > this.#typed.length) this.#typed = grow(this.#typed, length);
    // A cast, because the values have the type of the column.
    this.#typed.set(values as never, this.#length);
    this.#length = length;
  }

  /** The column: a typed array for numbers and bigints without gaps, otherwise a list. */
  toColumn(): Column {
    if (this.#typed === null) {
      // The type was not known from the start.
      if (this.type === "number" && !this.#hasGaps) return Float64Array.from(this.#list as readonly number[]);
      const isShort = this.type === "bigint" && !this.#hasGaps && this.#list.every(fits);
      return isShort ? BigInt64Array.from(this.#list as readonly bigint[]) : this.#list;
    }
    return this.#typed.length === this.#length ? this.#typed : this.#typed.slice(0, this.#length);
  }

  /** The column's description in metadata. */
  describe(): DataColumn {
    const type = this.type ?? "null";
    return { name: this.name, type: this.#hasGaps && type !== "null" ? `${type} | null` : type };
  }
}

/** Whether a typed array can hold the value. */
function fits(value: unknown): boolean {
  return typeof value === "number" || (typeof value === "bigint" && BigInt.asIntN(64, value) === value);
}

function grow<Typed extends Float64Array | BigInt64Array>(values: Typed, length: number): Typed {
  const larger = new (values.constructor as new (length: number) => Typed)(Math.max(length, values.length * 2));
  larger.set(values as never);
  return larger;
}
