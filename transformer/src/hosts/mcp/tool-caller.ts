/** Answers calls of tools. Whatever goes wrong is told to the agent, which can then do better. */
import { findNearest } from "@icosian/runtime/tooling";
import { describeFault } from "../../project/describe-fault.js";
import { Misuse } from "../../project/misuse.js";
import type { ProjectSession } from "../../project/session/project-session.js";
import { cut } from "./bounds.js";
import { readToolInput } from "./read-tool-input.js";
import type { Tool } from "./tool.js";
import { Turns } from "./turns.js";

/** The result of a call, as the protocol has it. */
export interface CallResult extends Record<string, unknown> {
  /** The answer for reading. */
  readonly content: { readonly type: "text"; readonly text: string }[];
  /** The answer as data; absent for an error. */
  readonly structuredContent?: Record<string, unknown>;
  /** Whether there is no answer. */
  readonly isError?: boolean;
}

/** Calls tools: those that ask about the project one after the other, and those that run code likewise. */
export class ToolCaller {
  readonly #tools: ReadonlyMap<string, Tool>;
  readonly #session: ProjectSession;
  readonly #reading = new Turns();
  readonly #running = new Turns();
  readonly #ending = new AbortController();
  readonly #pending = new Set<Promise<CallResult>>();

  constructor(tools: ReadonlyMap<string, Tool>, session: ProjectSession) {
    this.#tools = tools;
    this.#session = session;
  }

  /**
   * Answers a call.
   *
   * @param known - The names of the tool's arguments.
   * @param signal - Ends when the client cancels the call.
   */
  async call(name: string, given: unknown, known: readonly string[], signal: AbortSignal): Promise<CallResult> {
    const pending = this.#call(name, given, known, signal);
    this.#pending.add(pending);
    try {
      return await pending;
    } finally {
      this.#pending.delete(pending);
    }
  }

  /** Ends all runs, waits for the other calls, and closes the project. */
  async close(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#pending);
    this.#session.close();
  }

  async #call(name: string, given: unknown, known: readonly string[], cancelled: AbortSignal): Promise<CallResult> {
    try {
      const tool = this.#tools.get(name);
      if (tool === undefined) throw new Misuse(this.#describeUnknown(name));
      const input = readToolInput(tool, given, known);
      const signal = tool.runsCode ? AbortSignal.any([cancelled, this.#ending.signal]) : cancelled;
      const work = (): ReturnType<Tool["call"]> => tool.call(input, { session: this.#session, signal });
      const turns = tool.runsCode ? this.#running : this.#reading;
      const { text, data } = await (tool.runsCode || tool.usesProject ? turns.take(signal, work) : work());
      // A cast because any object has members by name.
      return { content: [{ type: "text", text }], structuredContent: data as Record<string, unknown> };
    } catch (error) {
      const text = cancelled.aborted ? "The call was cancelled." : describeFault(error).trimEnd();
      return { content: [{ type: "text", text: cut(toToolWords(text), "answer") }], isError: true };
    }
  }

  #describeUnknown(name: string): string {
    if (name === "execute")
      return "This server runs no code, because it was started without `--allow-execute`. Ask the user to add it to the arguments of `icosian mcp`.";
    const nearest = findNearest(name, this.#tools.keys());
    const names = [...this.#tools.keys()].join(", ");
    return `There is no tool \`${name}\`. ${nearest === null ? `There are ${names}.` : `Did you mean \`${nearest}\`?`}`;
  }
}

/** Options of the command line by the names that they have as arguments: `--upstream-of a` becomes `upstreamOf: a`. */
function toToolWords(text: string): string {
  return text.replaceAll(/`--(dataflow|export)( [^`]+)?`/g, (_, name: string, value: string = "") =>
    value === "" ? `\`${name}\`` : `\`${name}:${value}\``,
  );
}
