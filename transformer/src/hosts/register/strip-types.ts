/** Turns TypeScript into JavaScript for a Node that does not do so itself. */
import { transformSync } from "oxc-transform";
import { refuseTooDeep } from "../files/refuse-too-deep.js";

/** A file on its way to Node. */
export interface TypedSource {
  readonly file: string;
  readonly url: string;
  /** What the user wrote. */
  readonly text: string;
  /** The same with the manifest appended. */
  readonly source: string;
}

/**
 * Strips the types of a file. The code ends with a source map to what the user wrote.
 *
 * @throws SyntaxError when the file is no TypeScript.
 */
export function stripTypes({ file, url, text, source }: TypedSource): string {
  refuseTooDeep(file, text);
  const { code, map, errors } = transformSync(file, source, { sourcemap: true, target: "es2023" });
  const [error] = errors;
  if (error !== undefined || map === undefined) throw new SyntaxError(`${file}: ${error?.codeframe ?? error?.message}`);
  const ownMap = JSON.stringify({ ...map, sources: [url], sourcesContent: [text] });
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(ownMap).toString("base64")}\n`;
}
