/** Asks a PostgreSQL server to stop what it does for a connection. */
import { connect } from "node:net";
import type pg from "pg";

/** The number that stands for a request to cancel in PostgreSQL's protocol. */
const CANCEL_REQUEST = 80_877_102;

/**
 * Asks the server to cancel the query of a client. A server that computes does not notice that its client is gone.
 * Nothing is awaited, and a request that does not arrive changes nothing.
 */
export function cancelQuery(client: pg.ClientBase): void {
  // A cast, because the types of `pg` leave these out.
  const { host, port, processID, secretKey } = client as unknown as {
    readonly host: string;
    readonly port: number;
    readonly processID: number | null;
    readonly secretKey: number | null;
  };
  if (typeof processID !== "number" || typeof secretKey !== "number") return;
  const socket = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
  socket.on("error", () => {});
  const request = Buffer.alloc(16);
  for (const [at, value] of [16, CANCEL_REQUEST, processID, secretKey].entries()) request.writeInt32BE(value, at * 4);
  socket.end(request);
}
