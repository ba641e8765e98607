/** The command `icosian`: reads the arguments, runs a command, and sets the exit code. */
import { COMMANDS, refuseCommand } from "./commands.js";
import { readVersion } from "./read-version.js";
import { readArguments } from "./terminal/read-arguments.js";

// The reader of a pipe may have seen enough: `icosian list | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

try {
  process.exitCode = await run();
} catch (error) {
  process.exitCode = 2;
  const { describeFault } = await import("../../project/describe-fault.js");
  note(describeFault(error));
}

async function run(): Promise<number> {
  const { values, positionals } = await readArguments(process.argv.slice(2));
  const [name, ...operands] = positionals;
  if (values.version) return print(`${readVersion()}\n`);
  if (values.help || name === undefined) return print((await import("./terminal/help.js")).helpFor(name));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command === undefined ? refuseCommand(positionals) : command(values, operands, { print, note });
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function note(text: string): void {
  process.stderr.write(text);
}
