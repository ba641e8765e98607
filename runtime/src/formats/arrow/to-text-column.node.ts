/** Makes columns of texts for Arrow files. */
import { batchType, Column, utf8 } from "@uwdata/flechette";

/**
 * Encodes all texts of a column at once: encoding them one by one, as the library does, takes several times as long.
 *
 * @param texts - Texts, null or `undefined`.
 */
export function toTextColumn(texts: ArrayLike<unknown>): Column<string> {
  const type = utf8();
  const { length } = texts;
  // A cast, because the column has been inspected: everything else is missing.
  const list = Array.from(texts as ArrayLike<string | null>, (text) => text ?? "");
  const all = list.join("");
  const values = new Uint8Array(Buffer.from(all, "utf8"));
  const isAscii = values.length === all.length;
  const offsets = new Int32Array(length + 1);
  const validity = new Uint8Array(Math.ceil(length / 8));
  let end = 0;
  let nullCount = 0;
  for (let row = 0; row < length; row++) {
    const text = list[row]!;
    end += isAscii ? text.length : Buffer.byteLength(text, "utf8");
    offsets[row + 1] = end;
    if (texts[row] === null || texts[row] === undefined) nullCount++;
    else validity[row >> 3]! |= 1 << (row & 7);
  }
  const Batch = batchType(type);
  return new Column(
    [new Batch({ length, nullCount, type, validity: nullCount === 0 ? new Uint8Array(0) : validity, offsets, values })],
    type,
  );
}
