/** Reads values from the bytes that `serialize` wrote. */
import type { ValueCodec } from "../../versions/value-codec.js";
import { Holes } from "../../versions/value-part.js";
import { addChild, addHoles, endChildren, OpenObject } from "./open-object.js";
import { PartSource } from "./part-source.node.js";

/**
 * Reads a value from the bytes that `serialize` wrote. The value shares no memory with the bytes.
 *
 * Nothing in the bytes is trusted: whatever they are, the function returns some value or throws, in time and memory in
 * proportion to their number, and runs nothing but codecs.
 *
 * @param bytes - The bytes; they stay as they are.
 * @param codecs - The codecs that wrote the value, found by their names.
 * @throws Error if the bytes are damaged, or if a codec is missing or throws.
 */
export function deserialize(bytes: Uint8Array, codecs: readonly ValueCodec[] = []): unknown {
  const source = new PartSource(bytes, codecs);
  const root = new OpenObject("root", undefined, 1);
  const frames: OpenObject[] = [root];
  for (let frame = root; ;) {
    if (frame.left > 0) {
      frame.left--;
      const child = source.next();
      if (child instanceof OpenObject) {
        // An instance is added when its data are complete.
        if (child.kind !== "instance") addChild(frame, child.target);
        frames.push(child);
        frame = child;
      } else if (child instanceof Holes) addHoles(frame, child);
      else addChild(frame, child);
      continue;
    }
    endChildren(frame);
    frames.pop();
    const parent = frames.at(-1);
    if (parent === undefined) break;
    if (frame.kind === "instance") addChild(parent, source.decode(frame));
    frame = parent;
  }
  source.end();
  return root.held;
}
