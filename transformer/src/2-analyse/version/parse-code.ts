/** Parses any file of a project with code, JavaScript included. */
import { parse, type ParsedModule } from "../syntax/parse.js";

/** Parses a file. JavaScript may contain JSX without saying so in its name. */
export function parseCode(file: string, text: string): ParsedModule {
  const parsed = parse(file, text);
  if (parsed.errors.length === 0 || parsed.tooDeep !== null || file.endsWith("x")) return parsed;
  return /\.[cm]?js$/.test(file) ? parse(`${file}x`, text) : parsed;
}
