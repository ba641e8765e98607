/** The server of the Model Context Protocol, which gives coding agents the tools of a project. */
import type { Readable, Writable } from "node:stream";
import { ProjectSession } from "../../project/session/project-session.js";
import { loadSdk, type Zod } from "./load-sdk.js";
import { ToolCaller } from "./tool-caller.js";
import type { Tool } from "./tool.js";
import { createTools } from "./tools.js";

/** What is served. */
export interface ServeRequest {
  /** Path of the tsconfig of the project, or of a folder with one, relative to the current folder. */
  readonly project: string;
  /** The longest time that a run may have, in seconds; null if no code of the user may be run. */
  readonly longestSeconds: number | null;
  /** The version of the server. */
  readonly version: string;
}

/** The streams of the protocol, and the place for anything else. */
export interface ServeStreams {
  /** Gives the messages of the client. */
  readonly input: Readable;
  /** Takes the messages to the client, and nothing else. */
  readonly output: Writable;
  /** Prints a note for people. */
  note(text: string): void;
}

/** What an agent is told about all tools together. */
const INSTRUCTIONS = `Tools for a TypeScript project with Icosian dataflows. In a dataflow module (it begins with "use dataflow";), each exported function is a node, and each parameter names the node or input whose value it receives. Call \`check\` after every edit of such a module, and \`lineage\` before you rename or remove a node. All answers tell the state of the files at the time of the call; paths are relative to the project. Long lists come in pages: call again with \`offset\` set to \`nextOffset\`.`;

/**
 * Serves until the client closes the input, or the process is asked to end.
 *
 * @throws Misuse if the packages of the protocol are not installed.
 */
export async function serveAgents(request: ServeRequest, { input, output, note }: ServeStreams): Promise<void> {
  const { serving, streaming, typing, zod } = await loadSdk(request.project);
  const tools = createTools(zod, request.longestSeconds);
  const described = [...tools.values()].map((tool) => describeTool(tool, zod));
  const caller = new ToolCaller(tools, new ProjectSession(request.project));
  const information = { name: "icosian", title: "Icosian", version: request.version };
  // Not the server of a higher level, because that describes wrong arguments by a list of data.
  const server = new serving.Server(information, { capabilities: { tools: {} }, instructions: INSTRUCTIONS });
  server.setRequestHandler(typing.ListToolsRequestSchema, () => ({ tools: described }));
  server.setRequestHandler(typing.CallToolRequestSchema, ({ params }, { signal }) => {
    const properties = described.find(({ name }) => name === params.name)?.inputSchema.properties ?? {};
    return caller.call(params.name, params.arguments ?? {}, Object.keys(properties), signal);
  });
  const ended = new Promise<void>((resolve) => {
    input.once("end", resolve).once("close", resolve);
    const onerror = (error: Error): void =>
      note(`A message could not be understood: ${error.message.split("\n", 1)[0]}\n`);
    Object.assign(server, { onclose: resolve, onerror });
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await server.connect(new streaming.StdioServerTransport(input, output));
  await ended;
  await caller.close();
  await server.close();
}

/** A tool, as the protocol describes it. */
interface DescribedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  readonly annotations: Readonly<Record<string, boolean>>;
}

/** The JSON Schema of an object. */
interface ObjectSchema {
  readonly type: "object";
  readonly properties?: Record<string, object>;
  readonly required?: string[];
  readonly [key: string]: unknown;
}

function describeTool({ name, title, description, input, output, runsCode }: Tool, z: Zod): DescribedTool {
  // A cast because the schemas of all tools are objects. Clients know this draft.
  const toSchema = (schema: Tool["input"], io: "input" | "output"): ObjectSchema =>
    z.toJSONSchema(schema, { io, target: "draft-7" }) as unknown as ObjectSchema;
  return {
    name,
    title,
    description,
    inputSchema: toSchema(input, "input"),
    outputSchema: toSchema(output, "output"),
    annotations: {
      readOnlyHint: !runsCode,
      destructiveHint: runsCode,
      idempotentHint: !runsCode,
      openWorldHint: runsCode,
    },
  };
}
