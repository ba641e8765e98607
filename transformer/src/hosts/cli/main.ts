#!/usr/bin/env node
/** The command `icosian`: reads the arguments, runs a command, and sets the exit code. */
import { readFileSync } from "node:fs";
import { check } from "./commands/check-command.js";
import { describeFault } from "../../project/describe-fault.js";
import { explain } from "./commands/explain-command.js";
import { FORMATS } from "./terminal/formats.js";
import { generateFiles } from "./commands/generate-command.js";
import { init } from "./commands/init-command.js";
import { Misuse } from "../../project/misuse.js";
import {
  readArguments,
  readMaxWarnings,
  toGenerateRequest,
  toInitRequest,
  toUnknownCommand,
} from "./terminal/read-arguments.js";
import { HOST_NAMES } from "../init/look/find-hosts.js";

const COMMANDS = ["init", "check", "generate", "explain"];

const HELP = `icosian init
    Adds Icosian to a project: looks at it, shows what would change, and asks.

    -p, --project <path>   a folder with a package.json or with nothing, or a tsconfig; otherwise where you are
    --host <name>          ${HOST_NAMES.join(", ")};
                           several may be given; otherwise what the project needs
    --sample               writes a first dataflow module, src/features.ts, and a program that runs it
    --dry-run              only shows
    --no-install           changes files, but leaves installing to you
    -y, --yes              does not ask

    Exit code 0: done, nothing to do, or you said no; 1: installing failed; 2: it could not be done.

icosian check
    Checks every dataflow of a project, and of the projects that it references, with the TypeScript that it has.

    -p, --project <path>   a tsconfig, or a folder with one; otherwise the folder where you are
    --format <name>        ${Object.keys(FORMATS).join(", ")}
    --max-warnings <n>     fails when there are more warnings
    -w, --watch            checks again when a file changes, until it is stopped (Ctrl+C)

    Exit code 0: no errors, or --watch was stopped; 1: errors, or too many warnings; 2: it could not be checked.

icosian generate [module…]
    Writes the dataflow of modules as TypeScript that any compiler takes as it is. Without modules: all that the option
    \`generate\` of the tsconfig, or of \`icosian\` in the package.json, says.

    --out <file>                joins the modules in this file; otherwise features.gen.ts for features.ts
    --plan <outputs>            the request for these outputs, \`a,b\`, as code; may be given several times
    --allow-module-overrides    of several definitions of one name the last module's counts
    --check                     writes nothing, and fails when a file is stale
    -w, --watch                 writes again when a module changes, until it is stopped (Ctrl+C)
    -p, --project, --format     as for check

    Exit code 0: all is as it should be; 1: errors in modules, or a stale file; 2: it could not be generated.

icosian explain [code or name]
    Says what a diagnostic means, or lists all of them.

icosian --help, --version
`;

try {
  process.exitCode = await run();
} catch (error) {
  process.exitCode = 2;
  note(describeFault(error));
}

async function run(): Promise<number> {
  const { values, positionals } = readArguments(process.argv.slice(2));
  const [command, subject, ...more] = positionals;
  if (values.version) return print(readVersion());
  if (values.help || command === undefined) return print(HELP);
  if (command === "init" && subject === undefined) return init(toInitRequest(values), { print, note });
  if (command === "init")
    throw new Misuse(`\`icosian init\` takes no \`${subject}\`. Name a folder with \`-p ${subject}\`.`);
  if (command === "check" && subject === undefined) {
    const { project, format, watch } = values;
    const maxWarnings = readMaxWarnings(values["max-warnings"]);
    return check({ project, format, watch, maxWarnings }, { print, note });
  }
  if (command === "check")
    throw new Misuse(`\`icosian check\` takes no \`${subject}\`. Name a project with \`-p ${subject}\`.`);
  if (command === "generate") return generateFiles(toGenerateRequest(values, positionals.slice(1)), { print, note });
  if (command === "explain" && more.length === 0) return print(explain(subject));
  throw toUnknownCommand(positionals, COMMANDS);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function note(text: string): void {
  process.stderr.write(text);
}

function readVersion(): string {
  const file = new URL("../../../package.json", import.meta.url);
  return `${(JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version}\n`;
}
