/** `icosian mcp`: a server of the Model Context Protocol for coding agents. */
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Writable } from "node:stream";
import { serveAgents } from "../../mcp/serve.js";
import { Misuse } from "../../../project/misuse.js";
import { findConfigFile } from "../../../project/options/read-config.js";
import type { Output } from "../terminal/report-result.js";

/** The options of `icosian mcp`. */
export interface McpRequest {
  /** Path of a tsconfig, or of a folder that has one or will have one, relative to the current folder. */
  readonly project: string;
  /** Whether the tool `execute` is offered, which runs the user's code. */
  readonly allowsExecution: boolean;
  /** The longest time that a run may have, in seconds. */
  readonly timeLimit: number;
  /** The version of the command. */
  readonly version: string;
}

/**
 * Serves the tools over standard input and output until the client closes the input.
 *
 * @returns The exit code.
 * @throws Misuse if there is no such project, or if the packages of the protocol are not installed.
 */
export async function serveMcp(request: McpRequest, { note }: Pick<Output, "note">): Promise<0> {
  const project = findProject(request.project);
  // All paths in arguments and answers are relative to the project.
  process.chdir(existsSync(project) && statSync(project).isDirectory() ? project : dirname(project));
  const output = takeOutput();
  if (process.stdin.isTTY) note("Waiting for a client on the standard input. Stop with Ctrl+C.\n");
  const longestSeconds = request.allowsExecution ? request.timeLimit : null;
  await serveAgents({ project, longestSeconds, version: request.version }, { input: process.stdin, output, note });
  return 0;
}

/** The tsconfig of the project; its folder as long as it has none. */
function findProject(path: string): string {
  const absolute = resolve(path);
  try {
    return findConfigFile(path);
  } catch (error) {
    // An agent may write the tsconfig later.
    if (error instanceof Misuse && existsSync(absolute)) return absolute;
    throw error;
  }
}

/** Takes the standard output for the protocol alone: what any other code prints goes to the standard error. */
function takeOutput(): Writable {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => void write(text, "utf8", (error) => done(error)),
  });
}
