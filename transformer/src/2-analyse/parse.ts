/** The one parser: turns a module's text into a syntax tree for every host alike. */
import { parseSync, type Comment, type OxcError, type ParserOptions, type Program } from "oxc-parser";
import { isDeclarationFile } from "../ir/declaration-file.js";

/** A parsed module. The tree follows TypeScript-ESTree; offsets are UTF-16 code units. */
export interface ParsedModule {
  readonly file: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  /** Syntax errors. When there are any, the tree is not to be trusted. */
  readonly errors: readonly OxcError[];
}

/**
 * Parses a TypeScript module.
 *
 * Parentheses are left out of the tree, because a formatter adds and removes them.
 */
export function parse(file: string, text: string): ParsedModule {
  const result = parseSync(file, text, {
    lang: toLanguage(file),
    sourceType: "module",
    astType: "ts",
    preserveParens: false,
  });
  return { file, text, program: result.program, comments: result.comments, errors: result.errors };
}

function toLanguage(file: string): NonNullable<ParserOptions["lang"]> {
  if (isDeclarationFile(file)) return "dts";
  return file.endsWith("x") ? "tsx" : "ts";
}
