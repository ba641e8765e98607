/** Recognises requests that name this machine, for servers that are for nobody else. */
import type { IncomingMessage } from "node:http";

/** The names of this machine. With any other, a page of another origin asks, whose name leads here (DNS rebinding). */
const HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** Whether the request was sent to one of the names of this machine. */
export function isForThisMachine({ headers }: IncomingMessage): boolean {
  return HOST.test(headers.host ?? "");
}
