/** Listens to the signals of callers, with one listener per signal, however many runs there are. */

/** The functions to call when a signal is aborted, and the listener that calls them. */
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

/** Removes a function. When the last one is removed, so is the listener on the signal. */
export function unwatchSignal(signal: AbortSignal, listener: () => void): void {
  const known = watches.get(signal);
  if (known?.listeners.delete(listener) !== true || known.listeners.size > 0) return;
  watches.delete(signal);
  signal.removeEventListener("abort", known.tell);
}

/** The part of `process` through which code can reach Node.js modules without importing them. */
interface NodeProcess {
  getBuiltinModule?(name: "node:events"): { setMaxListeners(limit: number, target: EventTarget): void } | undefined;
}

/**
 * Creates a controller whose signal accepts any number of listeners. Node.js would report more than ten as a leak, and
 * a run may have more nodes than that.
 */
export function createController(): AbortController {
  const controller = new AbortController();
  const { process } = globalThis as { readonly process?: NodeProcess };
  process?.getBuiltinModule?.("node:events")?.setMaxListeners(0, controller.signal);
  return controller;
}
