/** What a tool for coding agents is. */
import type { z } from "zod/v4";
import type { ProjectSession } from "../../project/session/project-session.js";

/** What a tool works with. */
export interface ToolContext {
  /** The project that questions are about. */
  readonly session: ProjectSession;
  /** Ends when the client cancels the call, or when the server ends. */
  readonly signal: AbortSignal;
}

/** The answer to a call. */
export interface ToolAnswer<Data> {
  /** The answer for reading. */
  readonly text: string;
  /** The answer as data, of which the schema is known. */
  readonly data: Data;
}

/** How tools describe themselves, besides their schemas. */
interface ToolFacts {
  /** The name by which it is called. */
  readonly name: string;
  /** The name that people see. */
  readonly title: string;
  /** What it does, when to use it, and what it answers. */
  readonly description: string;
  /** Whether calls need the project, so that they are answered one after the other. */
  readonly usesProject: boolean;
  /** Whether it runs the user's code. */
  readonly runsCode: boolean;
}

/** A tool, as the server calls it. */
export interface Tool extends ToolFacts {
  /** The schema of its arguments. */
  readonly input: z.ZodType;
  /** The schema of the data that it answers. */
  readonly output: z.ZodType;
  /**
   * Answers a call.
   *
   * @param input - Arguments that have the schema.
   * @throws Misuse if there is no answer; the message is for the agent.
   */
  call(input: unknown, context: ToolContext): Promise<ToolAnswer<object>>;
}

/** A tool whose function has the types of its schemas. */
export interface TypedTool<Input extends z.ZodType, Output extends z.ZodType<object>> extends ToolFacts {
  /** The schema of its arguments. */
  readonly input: Input;
  /** The schema of the data that it answers. */
  readonly output: Output;
  /** Answers a call, as {@link Tool.call} does. */
  call(input: z.output<Input>, context: ToolContext): Promise<ToolAnswer<z.input<Output>>>;
}

/** Makes a tool of one whose types are known. */
export function defineTool<Input extends z.ZodType, Output extends z.ZodType<object>>(
  tool: TypedTool<Input, Output>,
): Tool {
  // A cast because the caller passes only what the schema has accepted.
  return tool as unknown as Tool;
}
