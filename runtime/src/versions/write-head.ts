/** Encodes what precedes the children of a part. */
import { ByteSink } from "./byte-sink.js";
import type { CreateHasher } from "./hashing.js";
import type { OpaquePart, ValuePart, Shape } from "./value-part.js";
import { TAG } from "./tags.js";

/** Longer encodings of the keys of an object are replaced by their hash. */
const MOST_INLINE = 128;

/** Adds the kind of a part, and everything but its children and its raw bytes. */
export function writeHead(sink: ByteSink, part: Exclude<ValuePart, OpaquePart>, createHasher: CreateHasher): void {
  switch (part.kind) {
    case "array":
      sink.byte(TAG.array);
      return sink.float64(part.length);
    case "object":
      sink.byte(part.isBare ? TAG.bareObject : TAG.object);
      return sink.append((part.shape.head ??= encodeKeys(part.shape, createHasher)));
    case "map":
      sink.byte(TAG.map);
      return sink.float64(part.children.length);
    case "set":
      sink.byte(TAG.set);
      return sink.float64(part.children.length);
    case "date":
      sink.byte(TAG.date);
      return sink.float64(part.time);
    case "regexp":
      sink.byte(TAG.regexp);
      sink.text(part.source);
      sink.text(part.flags);
      return sink.float64(part.lastIndex);
    case "bytes":
      sink.byte(TAG.bytes);
      sink.text(part.type);
      return sink.float64(part.bytes.length);
    case "instance":
      sink.byte(TAG.instance);
      return sink.text(part.codec.name);
  }
}

function encodeKeys({ sorted }: Shape, createHasher: CreateHasher): Uint8Array {
  const sink = new ByteSink();
  sink.float64(sorted.length);
  for (const key of sorted) sink.text(key);
  if (sink.length <= MOST_INLINE) return sink.taken(0).slice();
  const hasher = createHasher();
  hasher.update(sink.taken(0));
  sink.hash(hasher.digest());
  return sink.taken(0).slice();
}
