/** Takes typed arrays, buffers and the like apart. */
import { hasExtraProperties } from "./extra-properties.js";
import { nameOpaque } from "./name-opaque.js";
import type { Part } from "./part.js";

/** Takes a view or an `ArrayBuffer` apart: only the bytes that it shows count. */
export function readBytes(value: ArrayBufferView | ArrayBuffer): Part {
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

type TypedArray = Uint8Array | Float64Array;

const TypedArrays = Object.getPrototypeOf(Uint8Array) as { readonly prototype: Uint8Array };
/** Reads the kind of a typed array from the array itself, whatever its prototype. */
const readTag = Object.getOwnPropertyDescriptor(TypedArrays.prototype, Symbol.toStringTag)!.get!;
const globals = globalThis as unknown as Readonly<Record<string, { readonly prototype: object } | undefined>>;

/** The name of the class of a view; undefined for a class that extends one. */
function toViewType(view: ArrayBufferView): string | undefined {
  const tag = (readTag.call(view) as string | undefined) ?? "DataView";
  const prototype = toPrototype(view);
  if (prototype === globals[tag]?.prototype) return tag;
  return tag === "Uint8Array" && prototype === globals["Buffer"]?.prototype ? "Buffer" : undefined;
}

function toTrouble(buffer: ArrayBufferLike): string | undefined {
  if (!(buffer instanceof ArrayBuffer)) return "over shared memory";
  return (buffer as { readonly resizable?: boolean }).resizable === true ? "over a resizable buffer" : undefined;
}

function hasMore(value: ArrayBufferView | ArrayBuffer): boolean {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return Reflect.ownKeys(value).length > 0;
  const array = value as TypedArray;
  return hasExtraProperties(array, array.length, (inspect) => inspect(toFresh(array)));
}

/** The same view once more, without properties of its own. */
function toFresh(array: TypedArray): TypedArray {
  const { prototype } = globals[readTag.call(array) as string] as { readonly prototype: TypedArray };
  const Fresh = prototype.constructor as new (...view: readonly unknown[]) => TypedArray;
  const fresh = new Fresh(array.buffer, array.byteOffset, array.length);
  return toPrototype(array) === prototype ? fresh : (Object.setPrototypeOf(fresh, toPrototype(array)) as TypedArray);
}

function toPrototype(value: object): object | null {
  return Object.getPrototypeOf(value) as object | null;
}
