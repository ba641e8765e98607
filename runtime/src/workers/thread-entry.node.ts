/** The code of a thread: it runs the calls that the pool sends, one after the other. */
import { AsyncLocalStorage } from "node:async_hooks";
import { workerData, type MessagePort } from "node:worker_threads";
import { isThenable } from "../execute/call/is-thenable.js";
import type { PlainFunction } from "../plan/code/plan-code.js";
import { IN_THREAD, REPORT, type ServedModules } from "./in-thread.js";
import { findMovable } from "./find-movable.js";
import { loadModule, LoadRefusal } from "./load-module.node.js";
import { packThrown } from "./thrown-values.js";
import type { CallId, CallMessage, ReplyMessage, ThreadData } from "./thread-messages.js";

// A cast because nothing else knows of this property.
const global = globalThis as { [IN_THREAD]?: ServedModules; [REPORT]?: (report: unknown) => void };

// The first copy of this file listens for calls. A program that it loads later may contain another copy, which only
// adds modules.
const isFirst = global[IN_THREAD] === undefined;
const served = (global[IN_THREAD] ??= new Map());

/** Null outside of a pool's thread, for example if this file is imported by mistake. */
const port = (workerData as Partial<ThreadData> | null)?.icosianPort as MessagePort | undefined;

/** The call that the running code belongs to, also in timers and callbacks that outlive the call. */
const calls = new AsyncLocalStorage<CallId>();

/** Buffers that have been transferred. */
const moved = new WeakSet<ArrayBuffer>();

/**
 * The functions that have been called, by module and name, so that the next call of the same function needs no import.
 */
const known = new Map<string, Map<string, PlainFunction>>();

if (isFirst && port !== undefined) listen(port);

/**
 * Registers a loader for a module of the bundle that this thread belongs to. Called by the thread programs that the
 * bundler plugins write.
 */
export function serve(name: string, load: () => Promise<object>): void {
  served.set(name, load);
}

function listen(own: MessagePort): void {
  const tell = (message: ReplyMessage): void => own.postMessage(message);
  const tellUncaught = (thrown: unknown): void =>
    tell({ kind: "uncaught", thrown: packThrown(thrown), by: calls.getStore() ?? null });
  process.on("uncaughtException", tellUncaught);
  process.on("unhandledRejection", tellUncaught);
  process.on("exit", () => tell({ kind: "exit", by: calls.getStore() ?? null }));
  global[REPORT] = (report) => tell({ kind: "report", report });
  own.on("messageerror", (error) => tell({ kind: "thrown", thrown: packThrown(error) }));
  own.on("message", (message: CallMessage) => {
    const { id, node } = message;
    void calls.run({ id, node }, answer, message, own);
  });
  tell({ kind: "ready" });
}

async function answer(message: CallMessage, own: MessagePort): Promise<void> {
  const { module, name } = message;
  try {
    const called = known.get(module.href)?.get(name) ?? (await find(message));
    const value = call(called, message);
    reply(isThenable(value) ? await value : value, message, own);
  } catch (thrown) {
    const failed: ReplyMessage =
      thrown instanceof LoadRefusal
        ? { kind: "refused", reason: thrown.message }
        : { kind: "thrown", thrown: packThrown(thrown) };
    own.postMessage(failed);
  }
}

async function find({ module, name, program }: CallMessage): Promise<PlainFunction> {
  const { href } = module;
  const own = findFunction(await loadModule(module, program, served), name);
  if (own === null)
    throw new TypeError(
      `The module ${href} exports no function \`${name}\`. If a bundler has joined the dataflow module with others, ` +
        `keep it a file of its own and give its address: \`worker(new URL("./features.js", import.meta.url))\`.`,
    );
  const functions = known.get(href) ?? new Map<string, PlainFunction>();
  known.set(href, functions.set(name, own));
  return own;
}

function call(own: PlainFunction, { args, namedAt, contextAt, runId, node, attempt }: CallMessage): unknown {
  const all = [...args];
  // Copying restores the members of `Object.prototype`, which are no inputs.
  if (namedAt >= 0) Object.setPrototypeOf(all[namedAt], null);
  // Aborting a call ends its thread, so this signal never fires.
  if (contextAt >= 0) all.splice(contextAt, 0, { signal: new AbortController().signal, runId, node, attempt });
  return Reflect.apply(own, undefined, all);
}

/**
 * Finds an export, or a static method by its name in the manifest. CommonJS modules also have their exports under
 * `default`.
 */
function findFunction(namespace: Readonly<Record<string, unknown>>, name: string): PlainFunction | null {
  const { [name]: exported, $manifest: manifest, default: main } = namespace;
  if (typeof exported === "function") return exported as PlainFunction;
  const definitions = (manifest as { readonly definitions?: readonly NamedFunction[] } | undefined)?.definitions ?? [];
  const found = definitions.find((definition) => definition.name === name);
  if (found !== undefined) return found.function;
  return typeof main === "object" && main !== null ? findFunction(main as Record<string, unknown>, name) : null;
}

interface NamedFunction {
  readonly name: string;
  readonly function: PlainFunction;
}

function reply(value: unknown, { name, moves }: CallMessage, own: MessagePort): void {
  const message: ReplyMessage = { kind: "value", value };
  const buffers = findMovable(value);
  if (buffers.some((buffer) => moved.has(buffer)))
    throw new TypeError(
      `\`${name}\` returned an array that it had returned before, and whose memory went to the other thread then. ` +
        `Return a new array each time, or write \`worker(…, { move: false })\`.`,
    );
  try {
    own.postMessage(message, moves ? buffers : []);
  } catch (cause) {
    if (!moves || buffers.length === 0) throw toUnsendable(name, cause);
    // Some memory cannot be transferred, for example that of WebAssembly.
    return reply(value, { name, moves: false } as CallMessage, own);
  }
  if (moves) for (const buffer of buffers) moved.add(buffer);
}

function toUnsendable(name: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TypeError(`What \`${name}\` returned cannot be sent to another thread: ${reason}`, { cause });
}
