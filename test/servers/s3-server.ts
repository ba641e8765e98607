/**
 * An S3-compatible server of its own for the tests of one file, on a free loopback port, with its data in a temporary
 * folder: s3rver, and before it a proxy that checks signatures.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endProcess, findPort } from "./redis-server.ts";
import { findSignatureFault } from "./s3-signature.ts";

/** A server that listens on loopback. Its port and its data stay the same until `stop`. */
export interface S3Server {
  /** URL without a bucket. */
  readonly endpoint: string;
  /** The port. */
  readonly port: number;
  /** The bucket that is there. */
  readonly bucket: string;
  /** Who may use it. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Ends the server, if it runs, and removes its data. */
  stop(): Promise<void>;
  /** Kills the server at once, as by `kill -9`. */
  kill(): Promise<void>;
  /** Ends the server if it runs, and starts it again. */
  restart(): Promise<void>;
}

const ID = "S3RVER";
const SECRET = "S3RVER";

/** Starts a server with one bucket. */
export async function startS3(bucket: string = "values"): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), "icosian-s3-"));
  const program = createRequire(import.meta.url).resolve("s3rver/bin/s3rver.js");
  const port = await findPort();
  const flags = ["-d", folder, "-a", "127.0.0.1", "-p", `${port}`, "-s", "--configure-bucket", bucket];
  let server: ChildProcess | null = null;
  const end = async (): Promise<void> => {
    const ending = server;
    server = null;
    if (ending !== null) await endProcess(ending, "SIGKILL");
  };
  const start = async (): Promise<void> => {
    // It makes tokens of lists by a cipher that OpenSSL has no longer by itself.
    server = spawn(process.execPath, ["--openssl-legacy-provider", program, ...flags], { stdio: "ignore" });
    await waitFor(port);
  };
  const proxy = createServer((request, response) => void forward(request, response, port));
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port: open } = proxy.address() as AddressInfo;
  const endLast = (): void => void server?.kill("SIGKILL");
  process.once("exit", endLast);
  const stop = async (): Promise<void> => {
    process.off("exit", endLast);
    proxy.closeAllConnections();
    proxy.close();
    await end();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    endpoint: `http://127.0.0.1:${open}`,
    port: open,
    bucket,
    credentials: { accessKeyId: ID, secretAccessKey: SECRET },
    stop,
    kill: end,
    restart: async () => {
      await end();
      await start();
    },
  };
}

async function waitFor(port: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch (error) {
      if (attempt === 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Answers a request that is not signed as it should be, and forwards the others. */
async function forward(request: IncomingMessage, response: ServerResponse, port: number): Promise<void> {
  const { method = "", url: target = "", headers } = request;
  const body = Buffer.concat((await request.toArray()) as Buffer[]);
  const fault = findSignatureFault({ method, target, headers, body }, ID, SECRET);
  if (fault !== null) {
    response.writeHead(403).end(`<Error><Code>${fault}</Code></Error>`);
    return;
  }
  const onward = send({ host: "127.0.0.1", port, method, path: target, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  // As if there were no proxy.
  onward.on("error", () => request.socket.destroy());
  onward.end(body);
}
