/**
 * The undeclared part of TypeScript 7's API: the channel through which it writes requests and reads answers.
 *
 * The API only has calls that wait, and both of its processes could work meanwhile.
 */
import type { NativeApi } from "./native-api.js";

/** The two halves of a request. */
export interface NativeChannel {
  /** Writes a request, or the answer to a question of TypeScript's. */
  writeTuple?: unknown;
  /** Waits for an answer, or for a question of TypeScript's. */
  readTuple?: unknown;
}

/** The channel of a process; null if this version of the API has none with two halves. */
export function findChannel(api: NativeApi): NativeChannel | null {
  // A cast, because these members are not declared; each is looked for.
  const { channel } = (api as unknown as { readonly client?: { readonly channel?: NativeChannel } }).client ?? {};
  const hasHalves = typeof channel?.writeTuple === "function" && typeof channel.readTuple === "function";
  return hasHalves ? channel : null;
}

/**
 * Sends a request, and works while TypeScript does.
 *
 * @param work - Called each time before this process waits. It must not call the API, and what it throws is ignored.
 * @param request - Makes one call of the API.
 */
export function workDuring<Answer>(api: NativeApi, work: () => void, request: () => Answer): Answer {
  const channel = findChannel(api);
  const read = channel?.readTuple;
  if (channel === null || typeof read !== "function") return request();
  channel.readTuple = () => {
    channel.writeTuple = refuse;
    try {
      work();
    } catch {
      // The answer has to be read whatever happens.
    } finally {
      delete channel.writeTuple;
    }
    return read.call(channel);
  };
  try {
    return request();
  } finally {
    // The method of the class is there again.
    delete channel.readTuple;
  }
}

function refuse(): never {
  throw new Error("TypeScript is at work on another request. This is a bug in Icosian.");
}
