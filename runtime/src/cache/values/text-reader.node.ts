/** Reads texts that were written one after the other. */
import { Buffer } from "node:buffer";
import { fail } from "./fail.js";

/** So many bytes are decoded at once; a text that stays in memory keeps as many there. */
const WINDOW = 16_384;

/** Reads the texts of one section. To cut texts out of a longer one is faster than to decode each. */
export class TextReader {
  private readonly bytes: Buffer;
  private readonly encoding: "latin1" | "utf16le";
  /** The bytes of a code unit. */
  private readonly unit: number;
  private at = 0;
  private window = "";
  private windowAt = 0;

  constructor(bytes: Uint8Array, encoding: "latin1" | "utf16le") {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.encoding = encoding;
    this.unit = encoding === "latin1" ? 1 : 2;
  }

  /** The next text of so many code units. */
  read(length: number): string {
    const { bytes, unit, encoding, at } = this;
    const end = at + length * unit;
    if (end > bytes.length) return fail("a text is missing");
    this.at = end;
    if (length * unit > WINDOW / 4) return bytes.toString(encoding, at, end);
    if (end > this.windowAt + this.window.length * unit) {
      this.window = bytes.toString(encoding, at, at + WINDOW);
      this.windowAt = at;
    }
    const start = (at - this.windowAt) / unit;
    return this.window.slice(start, start + length);
  }

  /** Whether all texts are read. */
  isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }
}
