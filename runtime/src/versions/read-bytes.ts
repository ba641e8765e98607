/** Takes typed arrays, buffers and the like apart. */
import { hasExtraProperties } from "./extra-properties.js";
import { nameOpaque } from "./name-opaque.js";
import type { ValuePart } from "./value-part.js";

/** Takes a view or an `ArrayBuffer` apart: only the bytes that it shows count. */
export function readBytes(value: ArrayBufferView | ArrayBuffer): ValuePart {
  const isView = ArrayBuffer.isView(value);
  const type = isView ? toViewType(value) : toPrototype(value) === ArrayBuffer.prototype ? "ArrayBuffer" : undefined;
  if (type === undefined) return { kind: "opaque", what: nameOpaque(value) };
  const buffer = isView ? value.buffer : value;
  const trouble = toTrouble(buffer);
  if (trouble !== undefined) return { kind: "opaque", what: `${nameOpaque(value)} ${trouble}` };
  const bytes = isView ? new Uint8Array(buffer, value.byteOffset, value.byteLength) : new Uint8Array(buffer);
  if (hasMore(value)) return { kind: "opaque", what: `${nameOpaque(value)} with properties of its own` };
  return { kind: "bytes", type, bytes };
}

type NumericArray = Uint8Array | Float64Array;

const TypedArrays = Object.getPrototypeOf(Uint8Array) as { readonly prototype: Uint8Array };
/** Reads the kind of a typed array from the array itself, whatever its prototype. */
const readTag = Object.getOwnPropertyDescriptor(TypedArrays.prototype, Symbol.toStringTag)!.get!;
/** Fails for shared memory, and reads buffers of other realms too. */
const readLength = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength")!.get!;
const globals = globalThis as unknown as Readonly<Record<string, { readonly prototype: object } | undefined>>;

/** The name of the class of a view; undefined for a class that extends one. */
function toViewType(view: ArrayBufferView): string | undefined {
  const tag = (readTag.call(view) as string | undefined) ?? "DataView";
  const prototype = toPrototype(view);
  if (prototype === globals[tag]?.prototype) return tag;
  return tag === "Uint8Array" && prototype === globals["Buffer"]?.prototype ? "Buffer" : undefined;
}

function toTrouble(buffer: ArrayBufferLike): string | undefined {
  try {
    readLength.call(buffer);
  } catch {
    return "over shared memory";
  }
  return (buffer as { readonly resizable?: boolean }).resizable === true ? "over a resizable buffer" : undefined;
}

function hasMore(value: ArrayBufferView | ArrayBuffer): boolean {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return Reflect.ownKeys(value).length > 0;
  const array = value as NumericArray;
  return hasExtraProperties(array, array.length, (inspect) => inspect(toFresh(array)));
}

/** The same view once more, without properties of its own. */
function toFresh(array: NumericArray): NumericArray {
  const { prototype } = globals[readTag.call(array) as string] as { readonly prototype: NumericArray };
  const Fresh = prototype.constructor as new (...view: readonly unknown[]) => NumericArray;
  const fresh = new Fresh(array.buffer, array.byteOffset, array.length);
  return toPrototype(array) === prototype ? fresh : (Object.setPrototypeOf(fresh, toPrototype(array)) as NumericArray);
}

function toPrototype(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
