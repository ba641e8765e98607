/** A weather service on a bad day: it fails, stalls, hangs up and refuses requests, on a fixed schedule. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { findObservation, findStations } from "./records.ts";

/** An answer: as it should be, never, a closed connection, or a status. */
type Answer = "good" | "stall" | "hang up" | 429 | 500 | 503;

/** What is wrong with the first requests of some paths; later ones are answered as they should be. */
const SCHEDULE: Readonly<Record<string, readonly Answer[]>> = {
  "/stations/baltic": [500],
  "/stations/north-sea": ["hang up", 503],
  "/observations/LOWI": ["stall"],
  "/observations/EFHK": [503, 503],
  "/observations/EYVI": ["hang up"],
  "/observations/LEMD": [429],
  "/observations/LPPT": [500, "stall", 500],
  "/observations/EHAM": [429, 429],
  "/observations/EKEB": [503, "hang up"],
  "/bulletin": [503, 503, 503, 503, 503, 503],
};

/** The maximum number of requests within a second; more of them are refused with 429. */
const MOST_PER_SECOND = 40;

/** The service while it runs. */
export interface Service {
  /** Its address. */
  readonly url: string;
  /** The answers that each path got, in their order. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** The number of requests that were refused because there were too many within a second. */
  readonly refused: () => number;
  /** Stops it. */
  readonly close: () => Promise<void>;
}

/** Starts the service on a free port. */
export async function startService(): Promise<Service> {
  const answers = new Map<string, string[]>();
  const arrivals: number[] = [];
  let refused = 0;

  const listener: RequestListener = (request, response) => {
    const path = request.url ?? "/";
    const log = answers.get(path) ?? [];
    answers.set(path, log);
    const now = performance.now();
    arrivals.push(now);
    if (arrivals.filter((arrival) => now - arrival < 1000).length > MOST_PER_SECOND) {
      refused++;
      response.writeHead(429).end();
      return;
    }
    const answer = SCHEDULE[path]?.[log.length] ?? "good";
    const position = log.push(String(answer)) - 1;
    if (answer === "hang up") request.socket.destroy();
    else if (answer === "stall") response.on("close", () => (log[position] = "stalled until the client gave up"));
    else if (typeof answer === "number") response.writeHead(answer).end();
    else {
      const [, kind, name = ""] = path.split("/");
      const body = kind === "stations" ? findStations(name) : kind === "observations" ? findObservation(name) : null;
      log[position] = body === null ? "404" : "200";
      response.writeHead(body === null ? 404 : 200, { "content-type": "application/json" }).end(JSON.stringify(body));
    }
  };

  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    answers,
    refused: () => refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
