/** Collects the sections of a stored value. */
import { Buffer } from "node:buffer";
import { ByteSink } from "../../versions/byte-sink.js";
import { CODE, HEAD_LENGTH, MAGIC, SECTIONS } from "./layout.js";

/** For longer texts, a call of Node.js is faster than a loop. */
const LONG_TEXT = 64;

/** Blobs of so many bytes are pieces of their own. */
const LARGE = 65_536;

/** Most values have few numbers, or none. */
const NO_NUMBERS = new Float64Array(0);
const FEWEST_NUMBERS = 16;

/** Collects the sections of one stored value. */
export class SectionWriter {
  /** The section `codes`. */
  readonly codes: ByteSink = new ByteSink();
  private readonly wide: ByteSink = new ByteSink();
  private readonly narrow: ByteSink = new ByteSink();
  private readonly blobs: ByteSink = new ByteSink();
  /** The blobs up to the last large one. */
  private readonly large: Uint8Array[] = [];
  private numbers: Float64Array = NO_NUMBERS;
  private numberCount = 0;

  /** Adds a number to the section `numbers`. */
  number(value: number): void {
    this.reserve(1);
    this.numbers[this.numberCount++] = value;
  }

  /** Adds numbers to the section `numbers`. */
  allNumbers(values: readonly number[]): void {
    this.reserve(values.length);
    this.numbers.set(values, this.numberCount);
    this.numberCount += values.length;
  }

  /** Adds a text. */
  text(value: string): void {
    const { codes, narrow, wide } = this;
    const isNarrow = this.copyAscii(value) || narrow.narrow(value);
    codes.byte(isNarrow ? CODE.narrowText : CODE.wideText);
    codes.varint(value.length);
    if (!isNarrow) wide.wide(value);
  }

  /** Adds a copy of bytes, so that nothing can change them before they are stored. */
  blob(bytes: Uint8Array): void {
    const { blobs, large } = this;
    if (bytes.length >= LARGE) large.push(blobs.taken(0).slice(), bytes.slice());
    else blobs.append(bytes);
    for (let padding = -bytes.length & 7; padding > 0; padding--) blobs.byte(0);
  }

  /** Returns all sections as pieces, which belong to the caller. */
  end(): readonly Uint8Array[] {
    const sections: Readonly<Record<(typeof SECTIONS)[number], readonly Uint8Array[]>> = {
      numbers: [new Uint8Array(this.numbers.buffer, 0, 8 * this.numberCount)],
      blobs: [...this.large, this.blobs.taken(0)],
      wide: [this.wide.taken(0)],
      narrow: [this.narrow.taken(0)],
      codes: [this.codes.taken(0)],
    };
    const lengths = SECTIONS.map((name) => sections[name].reduce((sum, { length }) => sum + length, 0));
    const head = new Uint8Array(HEAD_LENGTH);
    head.set(MAGIC);
    head.set(new Uint8Array(Float64Array.from(lengths).buffer), MAGIC.length);
    const pieces = [head, ...SECTIONS.flatMap((name) => sections[name])].filter(({ length }) => length > 0);
    // Few bytes are simpler to handle in one piece.
    return lengths.every((length) => length < LARGE) ? [Buffer.concat(pieces)] : pieces;
  }

  private copyAscii(value: string): boolean {
    if (value.length < LONG_TEXT || Buffer.byteLength(value) !== value.length) return false;
    const { narrow } = this;
    narrow.reserve(value.length);
    const { buffer, byteOffset, length } = narrow.bytes;
    Buffer.from(buffer, byteOffset, length).write(value, narrow.length, "latin1");
    narrow.length += value.length;
    return true;
  }

  private reserve(count: number): void {
    const needed = this.numberCount + count;
    if (needed <= this.numbers.length) return;
    const grown = new Float64Array(Math.max(FEWEST_NUMBERS, needed, 2 * this.numbers.length));
    grown.set(this.numbers.subarray(0, this.numberCount));
    this.numbers = grown;
  }
}
