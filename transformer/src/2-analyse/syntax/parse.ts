/** The single parser: it turns a module's text into a syntax tree for every host. */
import { parseSync, type Comment, type OxcError, type ParserOptions, type Program } from "oxc-parser";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { Span } from "../../ir/span.js";
import { findTooDeep } from "./find-too-deep.js";

/** A parsed module. The tree follows TypeScript-ESTree; offsets are UTF-16 code units. */
export interface ParsedModule {
  /** Path of the file, which decides on the dialect. */
  readonly file: string;
  /** The parsed text. */
  readonly text: string;
  /** The syntax tree; empty if the text is nested too deeply. */
  readonly program: Program;
  /** All comments, in source order. */
  readonly comments: readonly Comment[];
  /** Syntax errors. If there are any, the tree is unreliable. */
  readonly errors: readonly Pick<OxcError, "message" | "labels">[];
  /** The place at which the text is nested too deeply to be parsed; null if it is not. */
  readonly tooDeep: Span | null;
}

/** The module that was parsed last: hosts ask several questions about a file, one after the other. */
let last: ParsedModule | null = null;

/**
 * Parses a TypeScript module. Nobody changes the tree, so the same text is not parsed twice in a row.
 *
 * Parentheses are left out of the tree, because formatters add and remove them.
 */
export function parse(file: string, text: string): ParsedModule {
  if (last?.file !== file || last.text !== text) last = parseNow(file, text);
  return last;
}

function parseNow(file: string, text: string): ParsedModule {
  const tooDeep = findTooDeep(text);
  if (tooDeep !== null) return toUnread(file, text, tooDeep);
  const result = parseSync(file, text, {
    lang: toLanguage(file),
    sourceType: "module",
    astType: "ts",
    preserveParens: false,
  });
  return { file, text, program: result.program, comments: result.comments, errors: result.errors, tooDeep };
}

function toUnread(file: string, text: string, tooDeep: Span): ParsedModule {
  const { program } = parseSync(file, "", { astType: "ts" });
  const errors = [{ message: "It nests too deeply", labels: [{ ...tooDeep, message: null }] }];
  return { file, text, program, comments: [], errors, tooDeep };
}

function toLanguage(file: string): NonNullable<ParserOptions["lang"]> {
  if (isDeclarationFile(file)) return "dts";
  return file.endsWith("x") ? "tsx" : "ts";
}
