/** What runs in a thread: it calls the functions that it is told to call, one after the other. */
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import { parentPort } from "node:worker_threads";
import { isThenable } from "../execute/is-thenable.js";
import { IN_THREAD } from "./in-thread.js";
import { findMovable } from "./find-movable.js";
import { packThrown } from "./thrown-values.js";
import type { CallMessage, ReplyMessage } from "./thread-messages.js";

// A cast because nothing else knows of this property.
(globalThis as { [IN_THREAD]?: boolean })[IN_THREAD] = true;

/** Memory that has been handed over. */
const moved = new WeakSet<ArrayBuffer>();

/** The functions that have been called, by module and name: who is called again is called at once. */
const known = new Map<string, Map<string, PlainFunction>>();

parentPort?.on("message", (message: CallMessage) => void answer(message));

async function answer(message: CallMessage): Promise<void> {
  const { module, name } = message;
  try {
    const own = known.get(module)?.get(name) ?? (await find(module, name));
    const value = call(own, message);
    reply(isThenable(value) ? await value : value, message);
  } catch (thrown) {
    parentPort?.postMessage({ kind: "thrown", thrown: packThrown(thrown) } satisfies ReplyMessage);
  }
}

async function find(module: string, name: string): Promise<PlainFunction> {
  const own = findFunction(await load(module), name);
  if (own === null)
    throw new TypeError(
      `The module ${module} exports no function \`${name}\`. Should a bundler have joined the dataflow module with ` +
        `others, keep it a file of its own and give its address: \`worker(new URL("./features.js", import.meta.url))\`.`,
    );
  const functions = known.get(module) ?? new Map<string, PlainFunction>();
  known.set(module, functions.set(name, own));
  return own;
}

function call(own: PlainFunction, { args, namedAt, contextAt, runId, node }: CallMessage): unknown {
  const all = [...args];
  // A copy has the members of all objects again, which are no inputs.
  if (namedAt >= 0) Object.setPrototypeOf(all[namedAt], null);
  // Whoever aborts ends the thread, so that nobody need listen.
  if (contextAt >= 0) all.splice(contextAt, 0, { signal: new AbortController().signal, runId, node });
  return Reflect.apply(own, undefined, all);
}

async function load(module: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(isAbsolute(module) ? pathToFileURL(module).href : module)) as Record<string, unknown>;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The module ${module} cannot be loaded in a thread: ${reason}`, { cause });
  }
}

/** An export, or a static method that a manifest knows by its name. CommonJS modules have theirs under `default` too. */
function findFunction(namespace: Readonly<Record<string, unknown>>, name: string): PlainFunction | null {
  const { [name]: exported, $manifest: manifest, default: main } = namespace;
  if (typeof exported === "function") return exported as PlainFunction;
  const definitions = (manifest as { readonly definitions?: readonly Named[] } | undefined)?.definitions ?? [];
  const found = definitions.find((definition) => definition.name === name);
  if (found !== undefined) return found.function;
  return typeof main === "object" && main !== null ? findFunction(main as Record<string, unknown>, name) : null;
}

type PlainFunction = (...args: readonly unknown[]) => unknown;

interface Named {
  readonly name: string;
  readonly function: PlainFunction;
}

function reply(value: unknown, { name, moves }: CallMessage): void {
  const message: ReplyMessage = { kind: "value", value };
  const buffers = findMovable(value);
  if (buffers.some((buffer) => moved.has(buffer)))
    throw new TypeError(
      `\`${name}\` returned an array that it had returned before, and whose memory went to the other thread then. ` +
        `Return a new array each time, or write \`worker(…, { move: false })\`.`,
    );
  try {
    parentPort?.postMessage(message, moves ? buffers : []);
  } catch (cause) {
    if (!moves || buffers.length === 0) throw toUnsendable(name, cause);
    // Some memory cannot be handed over, as that of WebAssembly.
    return reply(value, { name, moves: false } as CallMessage);
  }
  if (moves) for (const buffer of buffers) moved.add(buffer);
}

function toUnsendable(name: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new TypeError(`What \`${name}\` returned cannot be sent to another thread: ${reason}`, { cause });
}
