/** What equality of values means, as simply as it can be written: equal values have the same text. */
import { Point, Size } from "./random-value.ts";

/** The text of a value without cycles. Slow and recursive. */
export function toCanonicalText(value: unknown): string {
  if (typeof value === "number") return Object.is(value, -0) ? "number -0" : `number ${value}`;
  if (typeof value === "string") return `text ${toUnits(value)}`;
  if (typeof value !== "object" || value === null) return `${typeof value} ${String(value)}`;
  if (value instanceof Point) return `Point(${toList([value.x, value.y])})`;
  if (value instanceof Size) return `Size(${toList([value.x, value.y])})`;
  if (Array.isArray(value)) return `array(${toElements(value).join()})`;
  if (value instanceof Map) return `map(${toList([...value].flat(1))})`;
  if (value instanceof Set) return `set(${[...value].map(toCanonicalText).sort().join()})`;
  if (value instanceof Date) return `date ${value.getTime()}`;
  if (value instanceof RegExp) return `regexp ${toUnits(value.source)} ${value.flags} ${value.lastIndex}`;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return toBytesText(value);
  const keys = Object.keys(value).sort();
  const properties = keys.map((key) => `${toUnits(key)}=${toCanonicalText((value as Record<string, unknown>)[key])}`);
  return `${Object.getPrototypeOf(value) === null ? "bare" : "object"}(${properties.join()})`;
}

function toList(values: readonly unknown[]): string {
  return values.map(toCanonicalText).join();
}

function toElements(array: readonly unknown[]): readonly string[] {
  return Array.from(array, (element, index) => (index in array ? toCanonicalText(element) : "hole"));
}

function toUnits(text: string): string {
  return `[${text
    .split("")
    .map((unit) => unit.charCodeAt(0))
    .join(" ")}]`;
}

function toBytesText(value: ArrayBufferView | ArrayBuffer): string {
  const bytes = ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
  return `${value.constructor.name}[${bytes.join(" ")}]`;
}
