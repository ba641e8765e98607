/** Takes the objects of values apart, without running any of their code. */
import { isProxy } from "./is-proxy.js";
import { nameOpaque } from "./name-opaque.js";
import type { ValuePart } from "./value-part.js";
import { readArray } from "./read-array.js";
import { readBytes } from "./read-bytes.js";
import { createObjectReader } from "./read-object.js";
import type { ValueCodec } from "./value-codec.js";

/** Takes an object apart. It never throws; an object that throws is opaque. */
export type ReadPart = (value: object) => ValuePart;

/**
 * Creates a function that takes objects apart. It calls no getters and no traps of proxies, but codecs.
 *
 * @param codecs - Asked in their order for objects that are not data by themselves.
 */
export function createPartReader(codecs: readonly ValueCodec[]): ReadPart {
  const readObject = createObjectReader();

  function readData(value: object): ValuePart {
    if (isProxy(value)) return toOpaque("a Proxy");
    const prototype = Object.getPrototypeOf(value) as object | null;
    if (prototype === Object.prototype || prototype === null) return readObject(value, prototype === null);
    if (Array.isArray(value)) {
      if (prototype === Array.prototype || isArrayPrototype(prototype)) return readArray(value);
      return toOpaque(nameOpaque(value));
    }
    const read = BUILT_IN.get(prototype);
    if (read !== undefined)
      return Reflect.ownKeys(value).length > (prototype === RegExp.prototype ? 1 : 0)
        ? toOpaque(`${nameOpaque(value)} with properties of its own`)
        : read(value);
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return readBytes(value);
    return isObjectPrototype(prototype) ? readObject(value, false) : toOpaque(nameOpaque(value));
  }

  function readInstance(value: object, opaque: ValuePart): ValuePart {
    const codec = codecs.find(({ is }) => is(value));
    if (codec === undefined) return opaque;
    const about = `${nameOpaque(value)} that the codec ${JSON.stringify(codec.name)} refuses:`;
    try {
      const data = codec.encode(value);
      if (data !== value) return { kind: "instance", codec, children: [data] };
      return toOpaque(`${about} it gives the instance instead of data`);
    } catch (error) {
      return toOpaque(`${about} ${toMessage(error)}`);
    }
  }

  return (value) => {
    try {
      const part = readData(value);
      return part.kind === "opaque" && codecs.length > 0 ? readInstance(value, part) : part;
    } catch (error) {
      return toOpaque(`an object that cannot be read (${toMessage(error)})`);
    }
  };
}

/** What an object is that has content in slots of its own, by its prototype. */
const BUILT_IN: ReadonlyMap<object, (value: object) => ValuePart> = new Map<object, (value: object) => ValuePart>([
  [Map.prototype, (value) => ({ kind: "map", children: readMap(value) })],
  [Set.prototype, (value) => ({ kind: "set", children: [...Set.prototype.values.call(value)] })],
  [Date.prototype, (value) => ({ kind: "date", time: Date.prototype.getTime.call(value) })],
  [RegExp.prototype, (value) => readRegExp(value as RegExp)],
]);

function readMap(value: object): readonly unknown[] {
  const children: unknown[] = [];
  for (const [key, each] of Map.prototype.entries.call(value)) children.push(key, each);
  return children;
}

function readRegExp(value: RegExp): ValuePart {
  const { source, flags, lastIndex } = value;
  if (typeof lastIndex !== "number") return toOpaque("a RegExp whose lastIndex is no number");
  return { kind: "regexp", source, flags, lastIndex };
}

/** Whether it is the `Object.prototype` of another realm: of a context of `node:vm`, or of a frame. */
function isObjectPrototype(prototype: object): boolean {
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}

/** Whether it is the `Array.prototype` of another realm, which is an array itself. */
function isArrayPrototype(prototype: object): boolean {
  const above = Object.getPrototypeOf(prototype) as object | null;
  return Array.isArray(prototype) && above !== null && isObjectPrototype(above);
}

function toOpaque(what: string): ValuePart {
  return { kind: "opaque", what };
}

/** The message of whatever was thrown; reading that may throw again. */
function toMessage(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return "no message";
  }
}
