/** Reads the arguments of the command line. */
import { parseArgs } from "node:util";
import { findNearest } from "@icosian/runtime/tooling";
import { loadFormat } from "./formats.js";
import type { GenerateRequest } from "../commands/generate-command.js";
import type { InitRequest } from "../commands/init-command.js";
import { Misuse } from "../../../project/misuse.js";
import { isOptionOf, OPTIONS, type OptionName } from "./options.js";

const SEE_HELP = "`icosian --help` says what there is.";

/** The parsed command line. */
export interface Arguments {
  /** The options by name, with their defaults. */
  readonly values: OptionValues;
  /** The command and its operands. */
  readonly positionals: readonly string[];
}

/** The values of the options: what is not given and has no default is absent. */
export type OptionValues = {
  readonly [Name in OptionName]: (typeof OPTIONS)[Name] extends { readonly type: "boolean" }
    ? boolean
    : (typeof OPTIONS)[Name] extends { readonly multiple: true }
      ? readonly string[]
      : (typeof OPTIONS)[Name] extends { readonly default: string }
        ? string
        : string | undefined;
};

/**
 * Reads the arguments.
 *
 * @throws Misuse for an unknown option, with the most similar one, and for an invalid value.
 */
export function readArguments(args: readonly string[]): Arguments {
  const unknown = findUnknownOption(args);
  if (unknown !== null) {
    const nearest = findNearest(
      unknown,
      Object.keys(OPTIONS).filter((name) => name !== unknown),
    );
    throw new Misuse(
      unknown.length === 1
        ? `Unknown option -${unknown}. ${SEE_HELP}`
        : `Unknown option --${unknown}${nearest === null ? `. ${SEE_HELP}` : `; did you mean --${nearest}?`}`,
    );
  }
  try {
    return parse(args);
  } catch (error) {
    // Some of Node's sentences end with a full stop, and some do not.
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");
    throw new Misuse(`${reason}. ${SEE_HELP}`);
  }
}

/**
 * Reads the number of `--max-warnings`; null if it is not given.
 *
 * @throws Misuse for anything but a whole number.
 */
export function readMaxWarnings(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d+$/.test(text)) throw new Misuse(`\`${text}\` is no number of warnings. Write \`--max-warnings 0\`.`);
  return Number(text);
}

/** The options of `icosian generate`, from the parsed command line. */
export async function toGenerateRequest(values: OptionValues, modules: readonly string[]): Promise<GenerateRequest> {
  return {
    project: values.project,
    modules,
    out: values.out ?? null,
    allowsOverrides: values["allow-module-overrides"],
    plans: values.plan.map((outputs) => outputs.split(",")),
    isCheck: values.check,
    watch: values.watch,
    format: await loadFormat(values.format ?? "pretty"),
  };
}

/** The options of `icosian init`, from the parsed command line. */
export function toInitRequest(values: OptionValues): InitRequest {
  return {
    project: values.project,
    hosts: values.host.flatMap((names) => names.split(",")),
    withSample: values.sample,
    isAgreed: values.yes,
    isDryRun: values["dry-run"],
    isInstalling: !values["no-install"],
  };
}

/** Creates the error for an unknown command. */
export function toUnknownCommand(words: readonly string[], commands: readonly string[]): Misuse {
  const [first = "", ...rest] = words;
  const nearest = commands.includes(first) ? null : findNearest(first, commands);
  const hint = nearest === null ? SEE_HELP : `Did you mean \`icosian ${[nearest, ...rest].join(" ")}\`?`;
  return new Misuse(`\`${words.join(" ")}\` is no command of icosian. ${hint}`);
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
