/** Calls `oxc-parser`, with the same options in every host. */
import { parseSync, type Comment, type OxcError, type ParserOptions, type Program } from "oxc-parser";
import { isDeclarationFile } from "../../ir/declaration-file.js";
import type { Span } from "../../ir/span.js";

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

/**
 * Parses a whole text, which has to be nested less deeply than the parser can handle.
 *
 * Parentheses are left out of the tree, because formatters add and remove them.
 */
export function parseWhole(file: string, text: string): ParsedModule {
  const options = { sourceType: "module", astType: "ts", preserveParens: false } as const;
  const { program, comments, errors } = parseSync(file, text, { lang: toLanguage(file), ...options });
  return { file, text, program, comments, errors, tooDeep: null };
}

function toLanguage(file: string): NonNullable<ParserOptions["lang"]> {
  if (isDeclarationFile(file)) return "dts";
  return file.endsWith("x") ? "tsx" : "ts";
}
