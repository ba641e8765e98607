/** TEMP */
import { serialize as s } from "node:v8";
import type { ValueCodec } from "../../versions/value-codec.js";
/** TEMP */
export function serialize(value: unknown, codecs: readonly ValueCodec[]): readonly Uint8Array[] {
  const codec = typeof value === "object" && value !== null ? codecs.find(({ is }) => is(value)) : undefined;
  return [codec === undefined ? s([0, value]) : s([codec.name, codec.encode(value)])];
}
