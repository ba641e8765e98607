/** Errors of the network, in words. */
import type { FaultKind } from "./store-error.js";

/** What a failed attempt means, and the words for it. */
export type FaultWords = readonly [kind: FaultKind, words: string];

/**
 * Explains the code of an error of the system; null for others.
 *
 * @param name - The server in messages: `Redis at 127.0.0.1:6379`.
 */
export function explainNetwork(code: string, name: string): FaultWords | null {
  switch (code) {
    case "ECONNREFUSED":
    case "ENOENT":
      return ["unreachable", `There is no ${name} (${code}).`];
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return ["unreachable", `There is no host of this name: ${name} (${code}).`];
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return ["unreachable", `${name} cannot be reached (${code}).`];
    case "ECONNRESET":
    case "EPIPE":
      return ["unreachable", `The connection to ${name} was lost (${code}).`];
    default:
      return null;
  }
}
