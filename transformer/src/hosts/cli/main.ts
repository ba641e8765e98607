/** The command `icosian`: reads the arguments, runs a command, and sets the exit code. */
import { readFileSync } from "node:fs";
import { cache } from "./commands/cache-command.js";
import { check } from "./commands/check-command.js";
import { describeFault } from "../../project/describe-fault.js";
import { docs } from "./commands/docs-command.js";
import { explain } from "./commands/explain-command.js";
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
import { graph } from "./commands/graph-command.js";
import { list } from "./commands/list-command.js";
import { runs } from "./commands/runs-command.js";
import { view } from "./commands/view-command.js";
import { worker } from "./commands/worker-command.js";
import { toCacheRequest } from "./terminal/cache-requests.js";
import { watchFlow } from "./commands/watch-flow-command.js";
import { toWatchRequest } from "./terminal/watch-requests.js";
import { toWorkerRequest } from "./terminal/worker-requests.js";
import { helpFor } from "./terminal/help.js";
import { toRunsRequest } from "./terminal/runs-requests.js";
import { toDocsRequest, toGraphRequest, toListRequest, toViewRequest } from "./terminal/graph-requests.js";

const COMMANDS = "init check generate explain graph list view docs watch worker cache runs lsp mcp".split(" ");

// The reader of a pipe may have seen enough: `icosian list | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit();
  throw error;
});

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
  if (values.help || command === undefined) return print(helpFor(command));
  if (command === "init" && subject === undefined) return init(toInitRequest(values), { print, note });
  if (command === "init")
    throw new Misuse(`\`icosian init\` takes no \`${subject}\`. Name a folder with \`-p ${subject}\`.`);
  if (command === "check" && subject === undefined) {
    const { project, json, format = json ? "json" : "pretty", watch, versions, fix } = values;
    if (fix && watch) throw new Misuse("`--fix` and `--watch` do not go together. Fix once, then watch.");
    const maxWarnings = readMaxWarnings(values["max-warnings"]);
    return check({ project, format, watch, versions, fix, maxWarnings }, { print, note });
  }
  if (command === "check")
    throw new Misuse(`\`icosian check\` takes no \`${subject}\`. Name a project with \`-p ${subject}\`.`);
  if (command === "generate") return generateFiles(toGenerateRequest(values, positionals.slice(1)), { print, note });
  if (command === "graph") return graph(toGraphRequest(values, positionals.slice(1)), { print, note });
  if (command === "list") return list(toListRequest(values, positionals.slice(1)), { print, note });
  if (command === "view") return view(toViewRequest(values, positionals.slice(1)), { print, note });
  if (command === "docs") return docs(toDocsRequest(values, positionals.slice(1)), { print, note });
  if (command === "watch") return watchFlow(toWatchRequest(values, positionals.slice(1)), { print, note });
  if (command === "worker") return worker(toWorkerRequest(values, positionals.slice(1)), { print, note });
  if (command === "lsp" && subject === undefined) return (await import("./commands/lsp-command.js")).lsp();
  if (command === "cache") return cache(toCacheRequest(values, positionals.slice(1)), { print, note });
  if (command === "runs") return runs(toRunsRequest(values, positionals.slice(1)), { print, note });
  if (command === "mcp") {
    const { serveMcp } = await import("./commands/mcp-command.js");
    const { toMcpRequest } = await import("./terminal/mcp-requests.js");
    return serveMcp(toMcpRequest(values, positionals.slice(1), readVersion().trim()), { note });
  }
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
