/** Decodes the bytes of text files piece by piece. */
import { isAscii, isUtf8 } from "node:buffer";
import { TextDecoder } from "node:util";
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";
import { recogniseBytes } from "./recognise-bytes.js";

/** How the letters of a text file are written as bytes. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "latin1" | "windows-1252";

const ENCODINGS: readonly string[] = ["utf-8", "utf-16le", "utf-16be", "latin1", "windows-1252"];

/** Byte order marks. */
const MARKS: readonly (readonly [bytes: readonly number[], encoding: TextEncoding])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** A decoder that keeps what is incomplete at the end of a piece for the next one. */
export class FileDecoder {
  readonly #source: string;
  readonly #given: TextEncoding | undefined;
  #encoding: TextEncoding | null = null;
  #decoder: TextDecoder | null = null;
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;

  /**
   * @param source - Name of the file in messages.
   * @param encoding - UTF-8 if it is undefined, or what a byte order mark says.
   * @throws DataError if the encoding is unknown.
   */
  constructor(source: string, encoding: TextEncoding | undefined) {
    if (encoding !== undefined && !ENCODINGS.includes(encoding))
      throw new DataError({ source }, `The encoding ${describeKind(encoding)} is none of ${ENCODINGS.join(", ")}.`);
    this.#source = source;
    this.#given = encoding;
  }

  /**
   * Decodes the next piece, without the byte order mark.
   *
   * @throws DataError with the line if the bytes are not in the encoding.
   */
  decode(piece: Buffer): string {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    this.#rest = Buffer.alloc(0);
    if (this.#encoding !== null) return this.#decode(bytes);
    if (bytes.length < 4) {
      // Too short for a byte order mark.
      this.#rest = bytes;
      return "";
    }
    return this.#begin(bytes);
  }

  /**
   * Returns what is left after the last piece.
   *
   * @throws DataError if the file ends within a letter.
   */
  end(): string {
    let text = "";
    if (this.#encoding === null) {
      const bytes = this.#rest;
      this.#rest = Buffer.alloc(0);
      text = this.#begin(bytes);
    }
    if (this.#rest.length > 0) throw this.#toError(this.#line);
    return this.#decoder === null ? text : text + this.#decodeOther(Buffer.alloc(0), { stream: false });
  }

  #begin(bytes: Buffer): string {
    const mark = MARKS.find(([first]) => first.every((byte, index) => bytes[index] === byte));
    this.#encoding = this.#given ?? mark?.[1] ?? "utf-8";
    if (!["utf-8", "latin1"].includes(this.#encoding))
      this.#decoder = new TextDecoder(this.#encoding, { fatal: true, ignoreBOM: true });
    // A text may begin with the same letters, but it has no control characters.
    const kind = bytes.subarray(0, 64).some((byte) => byte < 9) ? recogniseBytes(bytes) : null;
    if (kind !== null) throw new DataError({ source: this.#source }, `This is not a text: it is ${kind}.`);
    return this.#decode(mark !== undefined && mark[1] === this.#encoding ? bytes.subarray(mark[0].length) : bytes);
  }

  #decode(bytes: Buffer): string {
    if (this.#encoding === "latin1") return bytes.toString("latin1");
    if (this.#encoding !== "utf-8") return this.#decodeOther(bytes, { stream: true });
    if (isAscii(bytes)) {
      this.#line += countLines(bytes);
      return bytes.toString("latin1");
    }
    const length = findComplete(bytes);
    const complete = bytes.subarray(0, length);
    if (!isUtf8(complete)) throw this.#toError(this.#line + findInvalid(complete));
    this.#rest = bytes.subarray(length);
    this.#line += countLines(complete);
    return complete.toString("utf8");
  }

  #decodeOther(bytes: Buffer, options: { readonly stream: boolean }): string {
    try {
      const text = this.#decoder?.decode(bytes, options) ?? "";
      for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#line++;
      return text;
    } catch {
      throw this.#toError(this.#line);
    }
  }

  #toError(line: number): DataError {
    const help =
      this.#encoding === "utf-8" ? ' If it was written by an older program, `encoding: "latin1"` may help.' : "";
    return new DataError({ source: this.#source, line }, `The bytes are not ${this.#encoding}.${help}`);
  }
}

/** Counts line feeds; a search for the next one is many times faster than a loop. */
function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/** Returns the length without a letter of UTF-8 that is incomplete at the end. */
function findComplete(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Counts the lines before the first one that is no UTF-8. */
function findInvalid(bytes: Buffer): number {
  let line = 0;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
