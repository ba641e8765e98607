/** Turns TypeScript into JavaScript for a Node that does not do so itself. */
import { stripTypes as strip } from "../../project/tsconfig/strip-types.js";
import type { FileSettings } from "../../project/tsconfig/tsconfigs.js";

/** A file on its way to Node. */
export interface TypedSource {
  readonly file: string;
  readonly url: string;
  /** What the user wrote. */
  readonly text: string;
  /** The same with the manifest appended. */
  readonly source: string;
  readonly settings: FileSettings;
}

/**
 * Strips the types of a file. The code ends with a source map to what the user wrote.
 *
 * @throws SyntaxError when the file is no TypeScript.
 */
export function stripTypes({ file, url, text, source, settings }: TypedSource): string {
  const { code, map } = strip(file, source, settings);
  const ownMap = JSON.stringify({ ...map, sources: [url], sourcesContent: [text] });
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(ownMap).toString("base64")}\n`;
}
