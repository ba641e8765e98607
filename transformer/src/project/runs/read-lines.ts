/** Reads the lines of a file that may be large. */
import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";

/** The number of bytes that are read at a time. */
const CHUNK = 2 ** 18;
/** The longest line that is given, in characters; of a longer one, the file is damaged. */
const LONGEST = 2 ** 22;

/**
 * Gives the lines of a file one by one, without their ends and without empty ones. The last line is given only if it has an
 * end, because otherwise it is being written. Of a line of over 4 million characters, a beginning is given.
 *
 * @throws Whatever the file system throws.
 */
export function* readLines(path: string): Iterable<string> {
  const file = openSync(path, "r");
  try {
    const decoder = new StringDecoder("utf8");
    const bytes = Buffer.allocUnsafe(CHUNK);
    let open = "";
    for (;;) {
      const count = readSync(file, bytes, 0, CHUNK, null);
      if (count === 0) return;
      const lines = (open + decoder.write(bytes.subarray(0, count))).split("\n");
      open = lines.pop()!.slice(0, LONGEST);
      for (const line of lines) if (line !== "") yield line;
    }
  } finally {
    closeSync(file);
  }
}
