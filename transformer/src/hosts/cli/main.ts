#!/usr/bin/env node
/** The command `icosian`: reads the arguments, runs a command, and gives the exit code. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { check, FORMATS } from "./check-command.js";
import { explain } from "./explain-command.js";
import { Misuse } from "./misuse.js";

const HELP = `icosian check [-p tsconfig.json] [--format ${Object.keys(FORMATS).join("|")}]
    Checks every dataflow of a project with the TypeScript that the project has.
    Exit code 0: no errors; 1: errors; 2: the project could not be checked.

icosian explain [ICO3101]
    Says what a diagnostic means, or lists all of them.

icosian --help, --version
`;

try {
  process.exitCode = await run();
} catch (error) {
  process.exitCode = 2;
  if (error instanceof Misuse) process.stderr.write(`${error.message}\n`);
  else
    process.stderr.write(
      `ICO9001 internal-error: This is a fault of Icosian's own; please report it with what follows.\n${describe(error)}\n`,
    );
}

async function run(): Promise<number> {
  const { values, positionals } = read();
  const [command, subject, ...more] = positionals;
  if (values.version) return print(readVersion());
  if (values.help || command === undefined) return print(HELP);
  if (command === "check" && subject === undefined)
    return check({ project: values.project, format: values.format }, print);
  if (command === "explain" && more.length === 0) return print(explain(subject));
  throw new Misuse(`\`${positionals.join(" ")}\` is no command of icosian. \`icosian --help\` says what there is.`);
}

function read(): ReturnType<typeof parseArguments> {
  try {
    return parseArguments();
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message : String(error)} \`icosian --help\` says what there is.`,
    );
  }
}

function parseArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      project: { type: "string", short: "p", default: "." },
      format: { type: "string", default: "pretty" },
      help: { type: "boolean", short: "h", default: false },
      version: { type: "boolean", default: false },
    },
  });
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function readVersion(): string {
  const file = new URL("../../../package.json", import.meta.url);
  return `${(JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version}\n`;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
