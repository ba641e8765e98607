/** Warnings of nodes: they go to the lifecycle adapters that hear them, and otherwise to the console. */

/** Receives a warning, and facts about it by name. */
type Listener = (message: string, details: Readonly<Record<string, unknown>>) => void;

/** Hears the warnings of the function that runs at the moment. */
let listener: Listener | null = null;

/** Reports a warning. */
export function warn(message: string, details: Readonly<Record<string, unknown>> = {}): void {
  if (listener !== null) listener(message, details);
  else toConsole(message);
}

/** Writes a warning to the console, if there is one. */
export function toConsole(message: string): void {
  const { console: target } = globalThis as { readonly console?: { warn(line: string): void } };
  target?.warn(message);
}

/** Calls a function, and hears its warnings until it returns. */
export function hearWarnings<Value>(listen: Listener, act: () => Value): Value {
  const outer = listener;
  listener = listen;
  try {
    return act();
  } finally {
    listener = outer;
  }
}
