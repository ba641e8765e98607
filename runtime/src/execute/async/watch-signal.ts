/** Listens to the signals of callers: with one listener each, however many runs there are. */

/** Who has to be told of a signal, and the listener that tells them. */
interface Watch {
  readonly listeners: Set<() => void>;
  readonly tell: () => void;
}

const watches = new WeakMap<AbortSignal, Watch>();

/** Calls a function when a signal is aborted. */
export function watchSignal(signal: AbortSignal, listener: () => void): void {
  const known = watches.get(signal);
  if (known !== undefined) return void known.listeners.add(listener);
  const listeners = new Set([listener]);
  const tell = (): void => {
    for (const each of listeners) each();
  };
  signal.addEventListener("abort", tell);
  watches.set(signal, { listeners, tell });
}

/** Takes a function back; with the last one the signal is rid of its listener. */
export function unwatchSignal(signal: AbortSignal, listener: () => void): void {
  const known = watches.get(signal);
  if (known?.listeners.delete(listener) !== true || known.listeners.size > 0) return;
  watches.delete(signal);
  signal.removeEventListener("abort", known.tell);
}

/** What Node.js offers to code that does not import its modules. */
interface NodeProcess {
  getBuiltinModule?(name: "node:events"): { setMaxListeners(limit: number, target: EventTarget): void } | undefined;
}

/** A signal for any number of listeners: Node.js would take more than ten for a leak, and a run has that many nodes. */
export function createController(): AbortController {
  const controller = new AbortController();
  const { process } = globalThis as { readonly process?: NodeProcess };
  process?.getBuiltinModule?.("node:events")?.setMaxListeners(0, controller.signal);
  return controller;
}
