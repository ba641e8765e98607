/** The commands by name. Each one loads what it needs when it runs, and nothing of the others. */
import { Misuse } from "../../project/misuse.js";
import type { OptionValues } from "./terminal/options.js";
import type { Output } from "./terminal/report-result.js";

/**
 * Runs a command.
 *
 * @param operands - The words after the name of the command.
 * @returns The exit code.
 */
export type CommandRunner = (values: OptionValues, operands: readonly string[], output: Output) => Promise<number>;

/** The commands, in the order in which `icosian --help` describes them. */
export const COMMANDS: Readonly<Record<string, CommandRunner>> = {
  async init(values, operands, output) {
    refuseOperands("init", operands, "a folder");
    const { toInitRequest } = await import("./terminal/init-requests.js");
    return (await import("./commands/init-command.js")).init(toInitRequest(values), output);
  },
  async check(values, operands, output) {
    refuseOperands("check", operands, "a project");
    const { toCheckRequest } = await import("./terminal/check-requests.js");
    return (await import("./commands/check-command.js")).check(toCheckRequest(values), output);
  },
  async generate(values, operands, output) {
    const { toGenerateRequest } = await import("./terminal/generate-requests.js");
    const request = await toGenerateRequest(values, operands);
    return (await import("./commands/generate-command.js")).generateFiles(request, output);
  },
  async explain(_values, operands, { print }) {
    const [subject, ...more] = operands;
    if (more.length > 0) await refuseCommand(["explain", ...operands]);
    print((await import("./commands/explain-command.js")).explain(subject));
    return 0;
  },
  async graph(values, operands, output) {
    const { toGraphRequest } = await import("./terminal/graph-requests.js");
    return (await import("./commands/graph-command.js")).graph(toGraphRequest(values, operands), output);
  },
  async list(values, operands, output) {
    const { toListRequest } = await import("./terminal/graph-requests.js");
    return (await import("./commands/list-command.js")).list(toListRequest(values, operands), output);
  },
  async view(values, operands, output) {
    const { toViewRequest } = await import("./terminal/graph-requests.js");
    return (await import("./commands/view-command.js")).view(toViewRequest(values, operands), output);
  },
  async docs(values, operands, output) {
    const { toDocsRequest } = await import("./terminal/graph-requests.js");
    return (await import("./commands/docs-command.js")).docs(toDocsRequest(values, operands), output);
  },
  async watch(values, operands, output) {
    const { toWatchRequest } = await import("./terminal/watch-requests.js");
    return (await import("./commands/watch-flow-command.js")).watchFlow(toWatchRequest(values, operands), output);
  },
  async worker(values, operands, output) {
    const { toWorkerRequest } = await import("./terminal/worker-requests.js");
    return (await import("./commands/worker-command.js")).worker(toWorkerRequest(values, operands), output);
  },
  async cache(values, operands, output) {
    const { toCacheRequest } = await import("./terminal/cache-requests.js");
    return (await import("./commands/cache-command.js")).cache(toCacheRequest(values, operands), output);
  },
  async runs(values, operands, output) {
    const { toRunsRequest } = await import("./terminal/runs-requests.js");
    return (await import("./commands/runs-command.js")).runs(toRunsRequest(values, operands), output);
  },
  async lsp(_values, operands) {
    if (operands.length > 0) await refuseCommand(["lsp", ...operands]);
    return (await import("./commands/lsp-command.js")).lsp();
  },
  async mcp(values, operands, output) {
    const { toMcpRequest } = await import("./terminal/mcp-requests.js");
    const { readVersion } = await import("./read-version.js");
    return (await import("./commands/mcp-command.js")).serveMcp(toMcpRequest(values, operands, readVersion()), output);
  },
};

/**
 * Refuses words that are no command.
 *
 * @throws Misuse with the most similar command.
 */
export async function refuseCommand(words: readonly string[]): Promise<never> {
  const { toUnknownCommand } = await import("./terminal/unknown-words.js");
  throw toUnknownCommand(words, Object.keys(COMMANDS));
}

function refuseOperands(command: string, [operand]: readonly string[], what: string): void {
  if (operand === undefined) return;
  throw new Misuse(`\`icosian ${command}\` takes no \`${operand}\`. Name ${what} with \`-p ${operand}\`.`);
}
