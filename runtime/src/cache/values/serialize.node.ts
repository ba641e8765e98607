/** Writes values as bytes that caches store. */
import { Holes, type ValuePart, type Shape } from "../../versions/value-part.js";
import { createPartReader } from "../../versions/read-part.js";
import type { ValueCodec } from "../../versions/value-codec.js";
import { nameOpaque } from "../../versions/name-opaque.js";
import { BYTES_TYPES, CODE, isLongText } from "./layout.js";
import { SectionWriter } from "./section-writer.node.js";

/**
 * Writes a value as bytes, from which `deserialize` makes an equal one: with prototypes, holes, `-0`, the order of keys,
 * Maps and Sets, shared objects, and cycles. What several views of one buffer share is not kept, nor whether objects are
 * frozen.
 *
 * Linear in the size of the value, at any depth. Large typed arrays are copied once.
 *
 * @param value - A value that `hashValue` accepts.
 * @param codecs - Convert instances of classes to data.
 * @returns The bytes in pieces, which share no memory with the value.
 * @throws Error if `hashValue` would call the value opaque.
 */
export function serialize(value: unknown, codecs: readonly ValueCodec[] = []): readonly Uint8Array[] {
  const writer = new SectionWriter();
  const read = createPartReader(codecs);
  const numbers = new Map<object | string, number>();
  const shapes = new Map<Shape, number>();
  const frames: WrittenPart[] = [];

  function write(each: unknown): void {
    const isObject = typeof each === "object" && each !== null;
    if (!isObject && !isLongText(each)) return writePrimitive(writer, each);
    if (isObject && Holes.is(each)) return writeCount(writer, CODE.holes, each.count);
    const number = numbers.get(each);
    if (number !== undefined) return writeCount(writer, CODE.reference, number);
    numbers.set(each, numbers.size);
    if (!isObject) return writer.text(each);
    const part = read(each);
    const isComplete = writeHead(writer, part, shapes);
    if (!isComplete && "children" in part) frames.push(toWritten(part));
  }

  write(value);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const depth = frames.length;
    const { children, places } = frame;
    while (frame.next < children.length && frames.length === depth) {
      const index = frame.next++;
      write(children[places === undefined ? index : places[index]!]);
    }
    if (frames.length === depth) frames.pop();
  }
  return writer.end();
}

/** A part whose children are being written. */
interface WrittenPart {
  readonly children: readonly unknown[];
  /** The order of the children; undefined if it is their own. */
  readonly places: readonly number[] | undefined;
  /** How many are written. */
  next: number;
}

type Parent = Extract<ValuePart, { readonly children: unknown }>;

function toWritten(part: Parent): WrittenPart {
  return { children: part.children, places: part.kind === "object" ? part.shape.places : undefined, next: 0 };
}

function writePrimitive(writer: SectionWriter, value: unknown): void {
  const { codes } = writer;
  switch (typeof value) {
    case "string":
      return writer.text(value);
    case "number":
      return writeNumber(writer, value);
    case "boolean":
      return codes.byte(value ? CODE.true : CODE.false);
    case "undefined":
      return codes.byte(CODE.undefined);
    case "bigint":
      codes.byte(CODE.bigint);
      return writer.text(value.toString(16));
    case "object":
      return codes.byte(CODE.null);
    default:
      throw new Error(`${nameOpaque(value)} cannot be stored`);
  }
}

function writeNumber(writer: SectionWriter, value: number): void {
  if ((value | 0) === value && (value !== 0 || 1 / value > 0)) {
    writer.codes.byte(CODE.integer);
    writer.codes.varint(value < 0 ? -2 * value - 1 : 2 * value);
  } else {
    writer.codes.byte(CODE.number);
    writer.number(value);
  }
}

/** Writes what precedes the children of a part; whether that is all. */
function writeHead(writer: SectionWriter, part: ValuePart, shapes: Map<Shape, number>): boolean {
  const { codes } = writer;
  switch (part.kind) {
    case "array":
      return writeArray(writer, part.children);
    case "object":
      codes.byte(part.isBare ? CODE.bareObject : CODE.object);
      writeShape(writer, part.shape, shapes);
      return false;
    case "map":
      writeCount(writer, CODE.map, part.children.length / 2);
      return false;
    case "set":
      writeCount(writer, CODE.set, part.children.length);
      return false;
    case "date":
      codes.byte(CODE.date);
      writer.number(part.time);
      return true;
    case "regexp":
      codes.byte(CODE.regexp);
      writer.text(part.source);
      writer.text(part.flags);
      writer.number(part.lastIndex);
      return true;
    case "bytes":
      codes.byte(CODE.bytes);
      codes.byte(BYTES_TYPES.indexOf(part.type));
      codes.varint(part.bytes.length);
      writer.blob(part.bytes);
      return true;
    case "instance":
      codes.byte(CODE.instance);
      writer.text(part.codec.name);
      return false;
    case "opaque":
      throw new Error(`${part.what} cannot be stored`);
  }
}

/** Writes all elements that are numbers at once, unless there are few; whether it has. */
function writeArray(writer: SectionWriter, elements: readonly unknown[]): boolean {
  const isNumbers = elements.length >= FEW && elements.every((each) => typeof each === "number");
  writeCount(writer, isNumbers ? CODE.numbers : CODE.array, elements.length);
  if (isNumbers) writer.allNumbers(elements);
  return isNumbers;
}

/** Fewer numbers are written one by one. */
const FEW = 4;

function writeShape(writer: SectionWriter, shape: Shape, shapes: Map<Shape, number>): void {
  const known = shapes.get(shape);
  writer.codes.varint(known ?? shapes.size);
  if (known !== undefined) return;
  shapes.set(shape, shapes.size);
  writer.codes.varint(shape.keys.length);
  for (const key of shape.keys) writer.text(key);
}

function writeCount(writer: SectionWriter, code: number, count: number): void {
  writer.codes.byte(code);
  writer.codes.varint(count);
}
