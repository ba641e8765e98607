/** Describes values without showing what is in them. */

/** The prototype of typed arrays, whose getter tells their length even if a subclass has another. */
const TYPED_ARRAY = Object.getPrototypeOf(Uint8Array.prototype) as object;

/**
 * Names the type of a value and its length: `number`, `string(12)`, `Float64Array(52)`, `Map(3)`, `object(2 keys)`,
 * `Order`. Never shows data, and never throws.
 */
export function describeValue(value: unknown): string {
  if (value === null) return "null";
  switch (typeof value) {
    case "string":
      return `string(${value.length})`;
    case "function":
      return "function";
    case "object":
      return describeSafely(value);
    default:
      return typeof value;
  }
}

/** Proxies may throw whatever they are asked. */
function describeSafely(value: object): string {
  try {
    return describe(value);
  } catch {
    return "object";
  }
}

function describe(value: object): string {
  if (Array.isArray(value)) return `Array(${value.length})`;
  if (ArrayBuffer.isView(value)) return describeView(value);
  if (value instanceof Map || value instanceof Set) return `${nameOf(value)}(${sizeOf(value)})`;
  if (value instanceof ArrayBuffer) return `ArrayBuffer(${value.byteLength} bytes)`;
  const name = nameOf(value);
  if (name !== "Object" && name !== "") return name;
  const { length } = Object.keys(value);
  return `object(${length} ${length === 1 ? "key" : "keys"})`;
}

function describeView(value: ArrayBufferView): string {
  if (value instanceof DataView) return `DataView(${value.byteLength} bytes)`;
  const length: unknown = Reflect.get(TYPED_ARRAY, "length", value);
  return `${nameOf(value)}(${String(length)})`;
}

function sizeOf(value: Map<unknown, unknown> | Set<unknown>): number {
  return Reflect.get(value instanceof Map ? Map.prototype : Set.prototype, "size", value);
}

/** The name of the class; what JavaScript itself calls the object, if it has none. */
function nameOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return "Object";
  const constructor: unknown = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value;
  const name = typeof constructor === "function" ? Object.getOwnPropertyDescriptor(constructor, "name")?.value : "";
  if (typeof name === "string" && name !== "") return name;
  return Object.prototype.toString.call(value).slice(8, -1);
}
