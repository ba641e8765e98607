/** Encodes values as bytes and hashes these. */
import { ByteSink } from "./byte-sink.js";
import type { OpenPart } from "./open-part.js";
import { formatPath } from "./format-path.js";
import type { CreateHasher, Hasher } from "./hashing.js";
import { nameOpaque } from "./name-opaque.js";
import { Holes } from "./value-part.js";
import { createPartReader, type ReadPart } from "./read-part.js";
import { sortPrimitives } from "./sort-primitives.js";
import { sortElements } from "./sort-elements.js";
import { TAG } from "./tags.js";
import type { ValueCodec } from "./value-codec.js";
import { writeHead } from "./write-head.js";
import type { HashedValue, OpaqueValue } from "./value-hash.js";
import { hashLongText, LONG_TEXT, writeHoles, writePrimitive } from "./write-primitive.js";

/** Changes whenever the encoding does. */
const VERSION = 1;
/** Larger encodings of parts are replaced by their hash. */
const MOST_INLINE = 256;
/** So many bytes are kept before they are passed to a hash. */
const CHUNK = 65_536;
/** Objects on the way to deeper ones are remembered from this depth on: a cycle passes every depth. */
const SHALLOW = 64;
/** Deeper values come from codecs that have no end. */
const MOST_LEVELS = 2_000_000;

/**
 * Encodes one value.
 *
 * As a tree, the encoding of a part holds the encodings of its children, or their hashes where they are large. So equal
 * parts have equal encodings, wherever they are and however they are shared. Large ones are remembered, small ones are
 * encoded again. As a graph, objects are numbered in the order in which they are reached, and once more one is its number.
 */
export class ValueEncoder {
  /** The opaque parts that counted by their kind. */
  readonly opaque: OpaqueValue[] = [];
  private readonly sink: ByteSink = new ByteSink();
  private readonly frames: OpenPart[] = [];
  /** The objects of the frames that are deep in a tree; the instances among the frames of a graph. */
  private readonly path: Set<object> = new Set();
  /** The hashes of large parts of trees. */
  private readonly known: Map<object | string, Uint8Array> = new Map();
  /** The numbers of the objects of a graph. */
  private readonly numbers: Map<object, number> | undefined;
  private readonly root: Hasher;
  private readonly createHasher: CreateHasher;
  private readonly read: ReadPart;
  private readonly isLenient: boolean;
  private stop: OpaqueValue | "cycle" | undefined;

  constructor(options: EncoderOptions) {
    this.createHasher = options.createHasher;
    this.root = options.createHasher();
    this.read = createPartReader(options.codecs);
    this.numbers = options.form === "graph" ? new Map() : undefined;
    this.isLenient = options.opaque === "name";
  }

  /** Encodes and hashes the value; `"cycle"` if it is no tree. */
  encode(value: unknown): HashedValue | OpaqueValue | "cycle" {
    this.sink.byte(VERSION);
    this.sink.byte(this.numbers === undefined ? TAG.tree : TAG.graph);
    this.write(value);
    for (let frame = this.frames.at(-1); frame !== undefined && this.stop === undefined; frame = this.frames.at(-1))
      if (this.writeChildren(frame)) this.close(frame);
    if (this.stop !== undefined) return this.stop;
    this.root.update(this.sink.taken(0));
    return { kind: "hashed", digest: this.root.digest() };
  }

  /** Writes the children up to the first that has children itself; whether all are written. */
  private writeChildren(frame: OpenPart): boolean {
    const { children, marks, start } = frame;
    while (frame.next < children.length) {
      marks?.push(this.sink.length);
      if (!this.write(children[frame.next++])) return false;
      if (marks === undefined && this.sink.length - start > CHUNK) this.flush(frame);
    }
    return true;
  }

  /** Writes a value, or begins one that has children; whether it is complete. */
  private write(value: unknown): boolean {
    if (typeof value === "object" && value !== null) return this.writeObject(value);
    if (typeof value === "string" && value.length > LONG_TEXT) return this.writeLongText(value);
    return writePrimitive(this.sink, value) || this.writeOpaque(nameOpaque(value));
  }

  private writeObject(value: object): boolean {
    const { sink, frames, known, numbers } = this;
    if (Holes.is(value)) return writeHoles(sink, value);
    if (numbers !== undefined) {
      const number = numbers.get(value);
      if (number !== undefined) {
        if (this.path.has(value)) return this.writeOpaque(`${nameOpaque(value)} that is part of its own data`);
        sink.byte(TAG.reference);
        sink.float64(number);
        return true;
      }
      numbers.set(value, numbers.size);
    } else if (known.size > 0) {
      const digest = known.get(value);
      if (digest !== undefined) {
        sink.hash(digest);
        return true;
      }
    }
    const start = sink.length;
    const part = this.read(value);
    if (part.kind === "opaque") return this.writeOpaque(part.what);
    writeHead(sink, part, this.createHasher);
    if (part.kind === "bytes") {
      if (sink.length - start + part.bytes.length <= MOST_INLINE) sink.append(part.bytes);
      else {
        const hasher = this.createHasher();
        hasher.update(sink.taken(start));
        hasher.update(part.bytes);
        this.remember(value, hasher);
      }
      return true;
    }
    if (!("children" in part)) return true;
    if (numbers === undefined && frames.length >= SHALLOW && !this.goDeeper(value)) return false;
    // Nothing can refer to an instance before its codec has made it.
    if (numbers !== undefined && part.kind === "instance") this.path.add(value);
    const sorted = part.kind === "set" ? sortPrimitives(part.children) : part.children;
    const marks = sorted === undefined && numbers === undefined ? [] : undefined;
    frames.push({ value, part, children: sorted ?? part.children, next: 0, start, marks, hasher: undefined });
    return false;
  }

  private writeLongText(text: string): boolean {
    const digest = this.known.get(text) ?? hashLongText(text, this.createHasher());
    this.known.set(text, digest);
    this.sink.hash(digest);
    return true;
  }

  private writeOpaque(what: string): boolean {
    const part: OpaqueValue = { kind: "opaque", path: formatPath(this.frames), what };
    if (!this.isLenient) {
      this.stop = part;
      return false;
    }
    this.opaque.push(part);
    this.sink.byte(TAG.opaque);
    this.sink.text(what);
    return true;
  }

  private goDeeper(value: object): boolean {
    if (this.path.has(value)) this.stop = "cycle";
    else if (this.frames.length > MOST_LEVELS)
      this.stop = { kind: "opaque", path: "", what: `a value of more than ${MOST_LEVELS} levels` };
    this.path.add(value);
    return this.stop === undefined;
  }

  private close({ value, marks, hasher, start }: OpenPart): void {
    const { sink, frames, numbers } = this;
    frames.pop();
    if (this.path.size > 0) this.path.delete(value);
    if (numbers !== undefined) return;
    if (marks !== undefined) sortElements(sink, marks);
    if (hasher === undefined && sink.length - start <= MOST_INLINE) return;
    const whole = hasher ?? this.createHasher();
    whole.update(sink.taken(start));
    this.remember(value, whole);
  }

  /** Puts the hash of a part where its bytes were. */
  private remember(value: object, hasher: Hasher): void {
    const digest = hasher.digest();
    if (this.numbers === undefined) this.known.set(value, digest);
    this.sink.hash(digest);
  }

  /** Passes the bytes of a frame without open children to its hash. */
  private flush(frame: OpenPart): void {
    const hasher = this.numbers === undefined ? (frame.hasher ??= this.createHasher()) : this.root;
    hasher.update(this.sink.taken(this.numbers === undefined ? frame.start : 0));
  }
}

/** How to encode a value. */
export interface EncoderOptions {
  /** Begins each of the hashes. */
  readonly createHasher: CreateHasher;
  /** Convert instances of classes to data. */
  readonly codecs: readonly ValueCodec[];
  /** Trees share nothing and have no cycles. */
  readonly form: "tree" | "graph";
  /** What to do at an opaque part: end there, or go on with its kind. */
  readonly opaque: "end" | "name";
}
