/** Compiles TypeScript to JavaScript for a version of Node.js that cannot do it itself. */
import { toMapComment } from "../map-comment.js";
import { stripTypes as strip } from "../../project/tsconfig/strip-types.js";
import type { FileSettings } from "../../project/tsconfig/tsconfigs.js";

/** A file that is loaded by Node.js. */
export interface TypedSource {
  /** Absolute path of the file. */
  readonly file: string;
  /** Its `file:` URL. */
  readonly url: string;
  /** The user's text. */
  readonly text: string;
  /** The text with the manifest appended. */
  readonly source: string;
  /** The settings of the file's tsconfig. */
  readonly settings: FileSettings;
}

/**
 * Strips the types of a file. The code ends with a source map to the user's text.
 *
 * @throws SyntaxError if the file is not valid TypeScript.
 */
export function stripTypes({ file, url, text, source, settings }: TypedSource): string {
  const { code, map } = strip(file, source, settings);
  const ownMap = JSON.stringify({ ...map, sources: [url], sourcesContent: [text] });
  const address = `data:application/json;base64,${Buffer.from(ownMap).toString("base64")}`;
  return `${code}\n${toMapComment(address)}\n`;
}
