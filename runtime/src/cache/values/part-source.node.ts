/** Makes values, and objects that still lack their children, of the sections of a stored value. */
import type { ValueCodec } from "../../versions/value-codec.js";
import { Holes } from "../../versions/value-part.js";
import { fail } from "./fail.js";
import { OpenObject } from "./open-object.js";
import { CODE, isLongText } from "./layout.js";
import { makeBigInt, makeBytes } from "./make-leaf.node.js";
import { SectionReader } from "./section-reader.node.js";

/** An instance whose data are not complete. */
const PENDING = Symbol("pending");

/** Reads one value after the other; the children of an object follow it. */
export class PartSource {
  private readonly reader: SectionReader;
  private readonly codecs: ReadonlyMap<string, ValueCodec>;
  private readonly shapes: (readonly string[])[] = [];
  /** The objects that have begun and the long texts, by their numbers. */
  private readonly objects: unknown[] = [];

  constructor(bytes: Uint8Array, codecs: readonly ValueCodec[]) {
    this.reader = new SectionReader(bytes);
    this.codecs = new Map(codecs.map((codec) => [codec.name, codec]));
  }

  /** The next value; a `OpenObject` for an object whose children follow, `Holes` for elements that are missing. */
  next(): unknown {
    const { reader } = this;
    const code = reader.byte();
    switch (code) {
      case CODE.null:
        return null;
      case CODE.undefined:
        return undefined;
      case CODE.true:
        return true;
      case CODE.false:
        return false;
      case CODE.integer:
        return toSigned(reader.varint());
      case CODE.number:
        return reader.number();
      case CODE.bigint:
        return makeBigInt(reader.text());
      case CODE.narrowText:
      case CODE.wideText:
        return this.nextText(code);
      case CODE.reference:
        return this.findObject(reader.varint());
      case CODE.holes:
        return new Holes(reader.varint());
      default:
        return this.nextObject(code);
    }
  }

  /** Makes the instance whose data are complete. */
  decode({ codec: name, held, number }: OpenObject): unknown {
    const codec = this.codecs.get(name);
    if (codec === undefined) throw new Error(`The stored value needs the codec ${JSON.stringify(name)}`);
    const instance = codec.decode(held);
    this.objects[number] = instance;
    return instance;
  }

  /** Ends reading. */
  end(): void {
    this.reader.end();
  }

  private nextObject(code: number): unknown {
    const { reader } = this;
    switch (code) {
      case CODE.array:
        return new OpenObject("array", this.keep([]), reader.varint());
      case CODE.numbers:
        return this.keep(reader.allNumbers(reader.varint()));
      case CODE.object:
        return this.toOpenObject({});
      case CODE.bareObject:
        return this.toOpenObject(Object.create(null) as object);
      case CODE.map:
        return new OpenObject("map", this.keep(new Map()), 2 * reader.varint());
      case CODE.set:
        return new OpenObject("set", this.keep(new Set()), reader.varint());
      case CODE.date:
        return this.keep(new Date(reader.number()));
      case CODE.regexp:
        return this.keep(this.nextRegExp());
      case CODE.bytes: {
        const type = reader.byte();
        return this.keep(makeBytes(type, reader.blob(reader.varint())));
      }
      case CODE.instance:
        this.objects.push(PENDING);
        return new OpenObject("instance", undefined, 1, { number: this.objects.length - 1, codec: reader.text() });
      default:
        return fail("a code is unknown");
    }
  }

  private nextText(code: number): string {
    const text = this.reader.textOf(code);
    if (isLongText(text)) this.objects.push(text);
    return text;
  }

  private keep<Kept extends object>(object: Kept): Kept {
    this.objects.push(object);
    return object;
  }

  private findObject(number: number): unknown {
    if (number >= this.objects.length) return fail("an object is missing");
    const object = this.objects[number];
    return object === PENDING ? fail("an instance is part of its own data") : object;
  }

  private toOpenObject(target: object): OpenObject {
    this.keep(target);
    const keys = this.nextShape();
    return new OpenObject("object", target, keys.length, { keys });
  }

  private nextShape(): readonly string[] {
    const { reader, shapes } = this;
    const number = reader.varint();
    const known = shapes[number];
    if (known !== undefined) return known;
    if (number !== shapes.length) return fail("a shape is missing");
    const keys: string[] = [];
    for (let count = reader.varint(); count > 0; count--) keys.push(reader.text());
    shapes.push(keys);
    return keys;
  }

  private nextRegExp(): RegExp {
    const { reader } = this;
    const regExp = new RegExp(reader.text(), reader.text());
    regExp.lastIndex = reader.number();
    return regExp;
  }
}

function toSigned(twice: number): number {
  return twice % 2 === 0 ? twice / 2 : -(twice + 1) / 2;
}
