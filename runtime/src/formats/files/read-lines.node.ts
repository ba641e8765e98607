/** Reads text files line by line. */
import { describePath } from "./file-path.node.js";
import { type FileFacts, type OpenFile, readPieces } from "./read-file.node.js";
import { FileDecoder, type TextEncoding } from "./text-decoder.node.js";

/** Lines of one piece of a file. */
export interface LineBatch {
  /** Number of the first line, from 1. */
  readonly first: number;
  /** Lines without what ends them: a line feed, with or without a carriage return before it. */
  readonly lines: readonly string[];
}

/**
 * Reads the lines of an open file, and closes it, also if the caller stops early. An end of the last line makes no
 * further line.
 *
 * @param tell - Called with the facts of the file after the last line.
 * @throws DataError if the bytes are not in the encoding.
 */
export async function* readLines(
  file: OpenFile,
  encoding: TextEncoding | undefined,
  signal: AbortSignal,
  tell?: (facts: FileFacts) => void,
): AsyncGenerator<LineBatch> {
  const pieces = readPieces(file, signal, tell);
  try {
    const decoder = new FileDecoder(describePath(file.path), encoding);
    let first = 1;
    // Parts of a line that is longer than a piece; they are joined once, when its end is there.
    let parts: string[] = [];
    for await (const piece of pieces) {
      const text = decoder.decode(piece);
      const end = text.lastIndexOf("\n");
      if (end < 0) {
        parts.push(text);
        continue;
      }
      const lines = toLines(parts.join("") + text.slice(0, end));
      parts = [text.slice(end + 1)];
      yield { first, lines };
      first += lines.length;
    }
    const rest = parts.join("") + decoder.end();
    if (rest !== "") yield { first, lines: toLines(rest.endsWith("\n") ? rest.slice(0, -1) : rest) };
  } finally {
    await pieces.return(undefined);
    // A generator that was never asked for a piece has not closed its file.
    await file.handle.close().catch(() => {});
  }
}

function toLines(text: string): readonly string[] {
  const lines = text.split("\n");
  if (!text.includes("\r")) return lines;
  return lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
}
