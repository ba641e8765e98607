/** The single parser: it turns a module's text into a syntax tree for every host. */
import type { Span } from "../../ir/span.js";
import { findTooDeep } from "./find-too-deep.js";
import { parseEdit } from "./parse-edit.js";
import { parseWhole, type ParsedModule } from "./parse-whole.js";

export type { ParsedModule } from "./parse-whole.js";

/** The module that was parsed last: hosts ask several questions about a file, one after the other. */
let last: ParsedModule | null = null;

/** The last one without errors: in an editor, the same module is parsed again and again with small edits. */
let sound: ParsedModule | null = null;

/**
 * Parses a TypeScript module. Nobody changes the tree, so the same text is not parsed twice in a row, and of an edited
 * text only what the edits touch.
 */
export function parse(file: string, text: string): ParsedModule {
  if (last?.file !== file || last.text !== text) last = parseNow(file, text);
  if (last.errors.length === 0) sound = last;
  return last;
}

function parseNow(file: string, text: string): ParsedModule {
  const tooDeep = findTooDeep(text);
  if (tooDeep !== null) return toUnread(file, text, tooDeep);
  return (sound?.file === file ? parseEdit(sound, text) : null) ?? parseWhole(file, text);
}

function toUnread(file: string, text: string, tooDeep: Span): ParsedModule {
  const errors = [{ message: "It nests too deeply", labels: [{ ...tooDeep, message: null }] }];
  return { ...parseWhole(file, ""), text, errors, tooDeep };
}
