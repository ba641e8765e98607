/** The path of a file that a format reads or writes. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { DataError } from "../../data/data-error.js";
import { describeKind } from "../../errors/words.js";

/** A path as it was given, and as the file system understands it. */
export interface FilePath {
  /** The path as it was given; of a URL, its text. */
  readonly given: string;
  /** The absolute path. */
  readonly resolved: string;
}

/**
 * Reads the option `path`: a path, or a `file:` URL as an object or as text.
 *
 * @throws DataError if it is neither.
 */
export function toFilePath(path: unknown): FilePath {
  if (path instanceof URL || (typeof path === "string" && path.startsWith("file:"))) return fromUrl(String(path));
  if (typeof path !== "string")
    throw new DataError({ source: "path" }, `This must be a path or a file URL, not ${describeKind(path)}.`);
  if (path === "") throw new DataError({ source: "path" }, "The path is empty.");
  if (path.includes("\0")) throw new DataError({ source: "path" }, `${describeKind(path)} contains a zero character.`);
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path))
    throw new DataError({ source: path }, "This is a URL. Only paths and file: URLs can be read and written.");
  return { given: path, resolved: resolve(path) };
}

/** Writes a path for messages: as given and, if that differs, as resolved. */
export function describePath({ given, resolved }: FilePath): string {
  return given === resolved ? given : `${given} (${resolved})`;
}

function fromUrl(url: string): FilePath {
  try {
    return { given: url, resolved: fileURLToPath(url) };
  } catch (cause) {
    throw new DataError({ source: url }, "This is not the URL of a local file: it must begin with file://.", { cause });
  }
}
