/** Converts between the URIs of the protocol and paths. */
import { fileURLToPath, pathToFileURL } from "node:url";

/** A path in any use is shorter: Linux allows 4,096 bytes, each of which may be written as three characters. */
const LONGEST = 16_384;

/**
 * The absolute path of a URI, with forward slashes as TypeScript writes it.
 *
 * @returns Null for anything that is no file on this machine: `untitled:Untitled-1`, or no URI at all.
 */
export function toFile(uri: unknown): string | null {
  if (typeof uri !== "string" || !uri.startsWith("file:") || uri.length > LONGEST) return null;
  try {
    return fileURLToPath(uri).replaceAll("\\", "/");
  } catch {
    return null;
  }
}

/** The URI of a file. */
export function toUri(file: string): string {
  return pathToFileURL(file).href;
}
