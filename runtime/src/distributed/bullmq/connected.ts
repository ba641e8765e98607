/** Opens BullMQ's objects, and closes them, both in a bounded time. */
import type { Engine } from "./engine.js";
import { TimeIsOver, within } from "./within.js";

/** How long an engine has to answer, in milliseconds. */
export const ANSWER_MS = 10_000;

/** How long a connection has to close in good order, in milliseconds. */
const CLOSING_MS = 3000;

/** What is used of BullMQ's classes. */
interface Connectable {
  on(event: "error", listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
  disconnect(): Promise<void>;
}

/**
 * Waits until one of BullMQ's objects is connected.
 *
 * @param onError - Called with errors of the connection, from now on.
 * @throws what the first attempt has failed with, or an error that says that nothing answers. Then the object is closed.
 */
export async function openConnection<Opened extends Connectable>(
  engine: Engine,
  opened: Opened,
  onError: (error: unknown) => void,
): Promise<Opened> {
  let isOpen = false;
  const refused = new Promise<never>((_, reject) =>
    opened.on("error", (error) => {
      if (isOpen) onError(error);
      else reject(error);
    }),
  );
  refused.catch(() => {});
  try {
    await within(Promise.race([opened.waitUntilReady(), refused]), ANSWER_MS, () => silence(engine));
    isOpen = true;
    return opened;
  } catch (error) {
    void closeConnection(opened);
    throw error;
  }
}

/**
 * Closes one of BullMQ's objects, if need be without good order. Never throws.
 *
 * @param ms - How long it has to close in good order, in milliseconds.
 */
export async function closeConnection(opened: Connectable, ms: number = CLOSING_MS): Promise<void> {
  try {
    await within(opened.close(), ms, () => "");
  } catch {
    await within(opened.disconnect(), CLOSING_MS, () => "").catch(() => {});
  }
}

/** Says that an engine does not answer. */
export function silence(engine: Engine): string {
  return `${engine.name} has not answered for ${ANSWER_MS / 1000} seconds.`;
}

/** Makes an error in words of what BullMQ or a client has thrown, and keeps nothing else of it: it may have secrets. */
export function toWords(engine: Engine, error: unknown): Error {
  return error instanceof TimeIsOver ? error : new Error(engine.describe(error));
}
