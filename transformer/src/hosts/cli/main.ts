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
    Adds Icosian to a project. Detects the tools of the project, shows every change, and asks before making it.

    -p, --project <path>   a folder with a package.json, an empty folder, or a tsconfig; default: the current folder
    --host <name>          a tool to set up; can be repeated; default: the tools that the project needs
                           ${HOST_NAMES.join(", ")}
    --sample               also writes a first dataflow module, src/features.ts, and a program that runs it
    --dry-run              shows the changes without making them
    --no-install           changes files, but installs no packages
    -y, --yes              makes the changes without asking

    Exit code 0: success, nothing to do, or you declined; 1: installing failed; 2: another failure.

icosian check
    Checks every dataflow of a project, and of the projects that it references, with the project's own TypeScript.

    -p, --project <path>   a tsconfig, or a folder with one; default: the current folder
    --format <name>        the output format: ${Object.keys(FORMATS).join(", ")}
    --max-warnings <n>     fails if there are more than n warnings
    -w, --watch            checks again whenever a file changes; stop it with Ctrl+C

    Exit code 0: no errors, or --watch was stopped; 1: errors, or too many warnings; 2: it could not be checked.

icosian generate [module…]
    Writes the dataflow of the given modules as TypeScript that any compiler accepts. Without modules, writes the files
    that the option \`generate\` lists, in the tsconfig or under \`icosian\` in the package.json.

    --out <file>                writes the dataflow of all modules to this file; default: features.gen.ts for features.ts
    --plan <outputs>            also compiles the plan of the request for these outputs, such as a,b; can be repeated
    --allow-module-overrides    if several modules define a name, uses the definition in the last one
    --check                     writes nothing, and fails if a file is stale
    -w, --watch                 writes again whenever a module changes; stop it with Ctrl+C
    -p, --project, --format     as for check

    Exit code 0: success; 1: errors in modules, or a stale file; 2: the files could not be generated.

icosian explain [code or name]
    Explains a diagnostic, or lists all diagnostics.

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
