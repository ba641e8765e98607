/** The one parser: turns a module's text into a syntax tree for every host alike. */
import { parseSync, type Comment, type OxcError, type ParserOptions, type Program } from "oxc-parser";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { Span } from "../../ir/span.js";
import { findTooDeep } from "./find-too-deep.js";

/** A parsed module. The tree follows TypeScript-ESTree; offsets are UTF-16 code units. */
export interface ParsedModule {
  readonly file: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  /** Syntax errors. When there are any, the tree is not to be trusted. */
  readonly errors: readonly Pick<OxcError, "message" | "labels">[];
  /** Where the text nests deeper than can be parsed, so that the tree is empty; null where it does not. */
  readonly tooDeep: Span | null;
}

/**
 * Parses a TypeScript module.
 *
 * Parentheses are left out of the tree, because a formatter adds and removes them.
 */
export function parse(file: string, text: string): ParsedModule {
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
