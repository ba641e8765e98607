/** A coding agent: the protocol's own client, connected to `icosian mcp` in a project. */
import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { CliProject, type CliSettings } from "./cli-project.ts";
import type { Files } from "./project.ts";
import { cleanEnvironment } from "./run.ts";

const PACKAGES = ["@modelcontextprotocol/sdk", "zod"];

/** The answer to a call of a tool. */
export interface Answer {
  readonly text: string;
  readonly isError: boolean;
  /** The data of the answer; empty for an error. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A project in which the packages of the protocol are installed. */
export async function makeAgentProject(files: Files, settings: CliSettings = {}): Promise<CliProject> {
  const project = await CliProject.create(files, settings);
  for (const name of PACKAGES) {
    const link = project.files.path(`node_modules/${name}`);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(import.meta.dirname, "../../node_modules", name), link, "junction");
  }
  return project;
}

/** A connected client. */
export class Agent {
  readonly client: Client;
  readonly transport: StdioClientTransport;
  readonly #stderr: string[] = [];

  private constructor(transport: StdioClientTransport) {
    this.client = new Client({ name: "test", version: "1.0.0" });
    this.transport = transport;
    transport.stderr?.on("data", (chunk: Buffer) => this.#stderr.push(chunk.toString("utf8")));
  }

  /** Starts the command in the folder of a project, as agents do. */
  static async connect(project: CliProject, ...args: readonly string[]): Promise<Agent> {
    const env = Object.fromEntries(
      Object.entries(cleanEnvironment()).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    );
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [project.command, "mcp", ...args],
      cwd: project.files.folder,
      env,
      stderr: "pipe",
    });
    const agent = new Agent(transport);
    await agent.client.connect(transport);
    // From now on, the client checks data against the schemas of the tools.
    await agent.client.listTools();
    return agent;
  }

  /** What the server has printed beside the protocol. */
  get stderr(): string {
    return this.#stderr.join("");
  }

  /** Calls a tool. */
  async call(name: string, args: Readonly<Record<string, unknown>> = {}, signal?: AbortSignal): Promise<Answer> {
    const result = await this.client.callTool({ name, arguments: { ...args } }, undefined, {
      ...(signal === undefined ? {} : { signal }),
      timeout: 120_000,
    });
    const [content] = result.content as readonly { readonly type: string; readonly text: string }[];
    if (content?.type !== "text") throw new Error(`The answer has no text: ${JSON.stringify(result)}`);
    const data = (result.structuredContent ?? {}) as Readonly<Record<string, unknown>>;
    return { text: content.text, isError: result.isError === true, data };
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
