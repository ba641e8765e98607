/** Appends a manifest to a module's text, for hosts that hand on text. */
import MagicString, { type SourceMap } from "magic-string";

/** A module's text with its manifest, and the way back to the text that the user wrote. */
export interface AppendedText {
  readonly code: string;
  readonly map: SourceMap;
}

/**
 * Appends a manifest statement after the last line of a module.
 *
 * @param text - The user's text; every position in it stays as it is.
 * @param file - Name of the source in the map.
 */
export function appendManifest(text: string, manifestText: string, file: string): AppendedText {
  const appended = new MagicString(text).append(`\n${manifestText}`);
  return { code: appended.toString(), map: appended.generateMap({ source: file, includeContent: true, hires: true }) };
}
