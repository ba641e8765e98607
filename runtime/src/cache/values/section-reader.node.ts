/** Reads the sections of a stored value; nothing in them is trusted. */
import { Buffer } from "node:buffer";
import { fail } from "./fail.js";
import { CODE, HEAD_LENGTH, MAGIC, SECTIONS } from "./layout.js";
import { TextReader } from "./text-reader.node.js";

/** Reads the sections of one stored value, each from its beginning to its end. */
export class SectionReader {
  private readonly codes: Uint8Array;
  private readonly numbers: Float64Array;
  private readonly blobs: Uint8Array;
  private readonly narrow: TextReader;
  private readonly wide: TextReader;
  private code = 0;
  private numberAt = 0;
  private blobAt = 0;

  constructor(bytes: Uint8Array) {
    const sections = splitSections(bytes);
    this.codes = sections.codes;
    this.blobs = sections.blobs;
    this.narrow = new TextReader(sections.narrow, "latin1");
    this.wide = new TextReader(sections.wide, "utf16le");
    const { numbers } = sections;
    const aligned = numbers.byteOffset % 8 === 0 ? numbers : Uint8Array.from(numbers);
    this.numbers = new Float64Array(aligned.buffer, aligned.byteOffset, aligned.length / 8);
  }

  /** The next code. */
  byte(): number {
    const byte = this.codes[this.code++];
    return byte ?? fail("it ends too early");
  }

  /** The next whole number of the codes. */
  varint(): number {
    const { codes } = this;
    let byte = codes[this.code++];
    if (byte !== undefined && byte < 128) return byte;
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      if (byte === undefined) return fail("it ends too early");
      value += (byte & 127) * factor;
      if (byte < 128) return Number.isSafeInteger(value) ? value : fail("a number is too large");
      byte = codes[this.code++];
    }
    return fail("a number is too long");
  }

  /** The next number. */
  number(): number {
    return this.numbers[this.numberAt++] ?? fail("it has too few numbers");
  }

  /** The next numbers. */
  allNumbers(count: number): number[] {
    if (count > this.numbers.length - this.numberAt) return fail("it has too few numbers");
    const values: number[] = [];
    const { numbers, numberAt } = this;
    for (let index = 0; index < count; index++) values.push(numbers[numberAt + index]!);
    this.numberAt += count;
    return values;
  }

  /** The next text of which only the code was read. */
  textOf(code: number): string {
    if (code === CODE.narrowText) return this.narrow.read(this.varint());
    return code === CODE.wideText ? this.wide.read(this.varint()) : fail("a text is missing");
  }

  /** The next text. */
  text(): string {
    return this.textOf(this.byte());
  }

  /** A copy of the next bytes, so that its buffer holds nothing else. */
  blob(length: number): ArrayBuffer {
    const end = this.blobAt + length;
    if (end > this.blobs.length) return fail("it has too few bytes");
    const { buffer, byteOffset } = this.blobs;
    const copy = (buffer as ArrayBuffer).slice(byteOffset + this.blobAt, byteOffset + end);
    this.blobAt = end + (-length & 7);
    return copy;
  }

  /** Ends reading; all of the sections must have been read. */
  end(): void {
    const isRead =
      this.code === this.codes.length &&
      this.numberAt === this.numbers.length &&
      this.blobAt === this.blobs.length &&
      this.narrow.isAtEnd() &&
      this.wide.isAtEnd();
    if (!isRead) fail("it goes on after its end");
  }
}

type Sections = Readonly<Record<(typeof SECTIONS)[number], Uint8Array>>;

function splitSections(bytes: Uint8Array): Sections {
  if (bytes.length < HEAD_LENGTH) return fail("it is too short");
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) return fail("it begins with something else");
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, HEAD_LENGTH);
  let at = HEAD_LENGTH;
  const sections = SECTIONS.map((_, index) => {
    const length = head.readDoubleLE(MAGIC.length + 8 * index);
    // Numbers and bytes come in units of 8, wide texts in units of 2.
    const unit = [8, 8, 2, 1, 1][index]!;
    if (!Number.isSafeInteger(length) || length < 0 || length % unit !== 0) return fail("a length is wrong");
    const section = bytes.subarray(at, at + length);
    if (section.length !== length) return fail("it ends too early");
    at += length;
    return section;
  });
  if (at !== bytes.length) return fail("it goes on after its end");
  const [numbers, blobs, wide, narrow, codes] = sections as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  return { numbers, blobs, wide, narrow, codes };
}
