/** Reads the arguments of the command line. */
import { parseArgs } from "node:util";
import { Misuse } from "../../../project/misuse.js";
import { isOptionOf, OPTIONS, type OptionValues } from "./options.js";

/** The parsed command line. */
export interface Arguments {
  /** The options by name, with their defaults. */
  readonly values: OptionValues;
  /** The command and its operands. */
  readonly positionals: readonly string[];
}

/**
 * Reads the arguments.
 *
 * @throws Misuse for an unknown option, with the most similar one, and for an invalid value.
 */
export async function readArguments(args: readonly string[]): Promise<Arguments> {
  const unknown = findUnknownOption(args);
  if (unknown !== null) throw (await import("./unknown-words.js")).toUnknownOption(unknown);
  try {
    return parse(args);
  } catch (error) {
    // Some of Node's sentences end with a full stop, and some do not.
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
    throw new Misuse(`${reason}. ${(await import("./unknown-words.js")).SEE_HELP}`);
  }
}

function parse(args: readonly string[]): Arguments {
  // A cast because `parseArgs` leaves out what is not given, also from the type.
  return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS }) as Arguments;
}

function findUnknownOption(args: readonly string[]): string | null {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, options: OPTIONS });
  const command = tokens.find((token) => token.kind === "positional")?.value ?? "";
  const unknown = tokens.find((token) => token.kind === "option" && !isOptionOf(command, token.name));
  return unknown?.kind === "option" ? unknown.name : null;
}
