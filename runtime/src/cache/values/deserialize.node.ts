/** TEMP */
import { deserialize as d } from "node:v8";
import type { ValueCodec } from "../../versions/value-codec.js";
/** TEMP */
export function deserialize(bytes: Uint8Array, codecs: readonly ValueCodec[]): unknown {
  const [name, value] = d(bytes) as [string | 0, unknown];
  return name === 0 ? value : codecs.find((c) => c.name === name)!.decode(value);
}
