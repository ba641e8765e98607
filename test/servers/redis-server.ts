/** A Redis server of its own for the tests of one file, on a free loopback port, with its data in a temporary folder. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server that listens on loopback. Its port and its data stay the same until `stop`. */
export interface RedisServer {
  /** URL, with the password if there is one. */
  readonly url: string;
  /** The port. */
  readonly port: number;
  /** Ends the server, if it runs, and removes its data. */
  stop(): Promise<void>;
  /** Kills the server at once, as by `kill -9`. */
  kill(): Promise<void>;
  /** Ends the server by SIGTERM if it runs, starts it again, and waits until its data are back. */
  restart(): Promise<void>;
  /** Lets the server answer nothing more, while its connections stay. */
  pause(): void;
  /** Lets a server that was paused go on. */
  resume(): void;
}

/** How a server is started. */
export interface RedisServerOptions {
  /** The password that clients need, without spaces; none unless given. */
  readonly password?: string;
  /** Lines of its configuration, such as `{ maxmemory: "2mb" }`. */
  readonly config?: Readonly<Record<string, string>>;
}

/** Why tests with Redis are left out; null if there is a server's program on this machine. */
export const NO_REDIS: string | null =
  findRedis() === null ? "Tests of Redis are left out, because redis-server is not installed." : null;

/** Finds the server's program; null if there is none on this machine. */
export function findRedis(): string | null {
  const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(":")];
  return folders.map((folder) => join(folder, "redis-server")).find((path) => existsSync(path)) ?? null;
}

/**
 * Starts a server. What it has acknowledged is in its append-only file, so a killed server loses nothing.
 *
 * @throws Error if it does not start, with what it said.
 */
export async function startRedis({ password, config = {} }: RedisServerOptions = {}): Promise<RedisServer> {
  const program = findRedis();
  if (program === null) throw new Error("redis-server is not installed.");
  const folder = mkdtempSync(join(tmpdir(), "icosian-redis-"));
  const log = join(folder, "log");
  const port = await findPort();
  const settings: Readonly<Record<string, string>> = {
    port: `${port}`,
    bind: "127.0.0.1",
    dir: folder,
    logfile: log,
    save: "",
    appendonly: "yes",
    // Not flushed, which only a loss of power would need; `everysec` may hold back what is written.
    appendfsync: "no",
    "maxmemory-policy": "noeviction",
    ...(password === undefined ? {} : { requirepass: password }),
    ...config,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  let server: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = server;
    server = null;
    if (ending !== null) await endProcess(ending, signal);
  };
  const start = async (): Promise<void> => {
    server = spawn(program, flags, { cwd: folder, stdio: "ignore" });
    try {
      await waitUntilReady(server, port, password);
    } catch (error) {
      await end("SIGKILL");
      const said = existsSync(log) ? readFileSync(log, "utf8") : "";
      throw new Error(`redis-server has not started: ${String(error)}\n${said.slice(-2000)}`, { cause: error });
    }
  };
  const killLast = (): void => void server?.kill("SIGKILL");
  process.once("exit", killLast);
  const stop = async (): Promise<void> => {
    process.off("exit", killLast);
    await end("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `redis://${password === undefined ? "" : `:${encodeURIComponent(password)}@`}127.0.0.1:${port}`,
    port,
    stop,
    kill: () => end("SIGKILL"),
    restart: async () => {
      await end("SIGTERM");
      await start();
    },
    pause: () => void server?.kill("SIGSTOP"),
    resume: () => void server?.kill("SIGCONT"),
  };
}

/** Finds a port on which nothing listens. */
export async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Ends a process of ours by its id, and waits until it has ended. */
export async function endProcess(ending: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (ending.pid === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
  const ended = new Promise((resolve) => ending.once("exit", resolve));
  ending.kill(signal);
  // One that was paused hears other signals when it goes on.
  ending.kill("SIGCONT");
  await ended;
}

async function waitUntilReady(server: ChildProcess, port: number, password: string | undefined): Promise<void> {
  let failure: Error | null = null;
  server.once("error", (error) => (failure = error));
  for (let attempt = 1; ; attempt++) {
    if (failure !== null) throw failure as Error;
    if (server.exitCode !== null) throw new Error(`it has ended with ${server.exitCode}`);
    const answer = await ask(port, `${password === undefined ? "" : `AUTH ${password}\r\n`}PING\r\nQUIT\r\n`);
    if (answer.includes("+PONG")) return;
    if (attempt === 600) throw new Error(`it answers ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Sends a text and returns the answer, until the other side closes. */
function ask(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8").setTimeout(2000, () => socket.destroy());
    socket.on("data", (part) => (answer += String(part)));
    socket.on("error", (error) => (answer += error.message));
    socket.on("close", () => resolve(answer));
  });
}
