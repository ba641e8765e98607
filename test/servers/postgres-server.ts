/** A PostgreSQL server of its own for the tests of one file, on a free loopback port, with its data in a temporary folder. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { endProcess, findPort } from "./redis-server.ts";

/** A server that listens on loopback. Its port and its data stay the same until `stop`. */
export interface PostgresServer {
  /** URL with the password of a superuser. */
  readonly url: string;
  /** The port. */
  readonly port: number;
  /** Ends the server, if it runs, and removes its data. */
  stop(): Promise<void>;
  /** Kills the server and the processes of its connections at once, as by `kill -9`. */
  kill(): Promise<void>;
  /** Ends the server if it runs, starts it again, and waits until its data are back. */
  restart(): Promise<void>;
}

/** How a server is started. */
export interface PostgresServerOptions {
  /** Whether what is committed is flushed to the disk; default: false. A killed server loses nothing either way. */
  readonly durable?: boolean;
  /** Settings of the server, such as `{ max_connections: "10" }`. */
  readonly config?: Readonly<Record<string, string>>;
}

/** The password in every URL; no message may have it. */
export const PASSWORD = "s3cret-pässword";

/** Where Debian has the programs of each version. */
const VERSIONS = "/usr/lib/postgresql";

/** Finds the folder of the server's programs; null if there is none on this machine. */
export function findPostgres(): string | null {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(VERSIONS, version, "bin")),
    ...(process.env.PATH ?? "").split(":"),
  ];
  return folders.find((folder) => existsSync(join(folder, "initdb"))) ?? null;
}

/** Creates a cluster and starts its server on a free port. */
export async function startPostgres(
  programs: string,
  { durable = false, config = {} }: PostgresServerOptions = {},
): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "icosian-postgres-"));
  chmodSync(folder, 0o700);
  writeFileSync(join(folder, "password"), PASSWORD);
  const user = findUser();
  if (user !== null) for (const each of [folder, join(folder, "password")]) chownSync(each, user.uid, user.gid);
  const data = join(folder, "data");
  const options = { ...user, env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" }, cwd: folder };
  const access = ["-U", "icosian", "-A", "scram-sha-256", `--pwfile=${join(folder, "password")}`];
  execFileSync(join(programs, "initdb"), ["-D", data, ...access, "-E", "UTF8", "--no-sync"], {
    ...options,
    stdio: "ignore",
  });
  const port = await findPort();
  const settings = { listen_addresses: "127.0.0.1", fsync: durable ? "on" : "off", ...config };
  const flags = ["-D", data, "-p", `${port}`, "-k", folder].concat(
    Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  );
  const url = `postgres://icosian:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  let server: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = server;
    server = null;
    if (ending !== null) await endProcess(ending, signal);
  };
  const start = async (): Promise<void> => {
    server = spawn(join(programs, "postgres"), flags, { ...options, stdio: "ignore" });
    await waitFor(url);
  };
  const endLast = (): void => void server?.kill("SIGQUIT");
  process.once("exit", endLast);
  const stop = async (): Promise<void> => {
    process.off("exit", endLast);
    // At once, because nobody needs its data any more.
    await end("SIGQUIT");
    rmSync(folder, { recursive: true, force: true });
  };
  const kill = async (): Promise<void> => {
    const children = findChildren(server?.pid);
    await end("SIGKILL");
    // Without them gone, the memory that they share keeps the next server from starting.
    for (const pid of children) killIfThere(pid);
  };
  const restart = async (): Promise<void> => {
    await end("SIGINT");
    await start();
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, port, stop, kill, restart };
}

/** The processes that a server has started. */
function findChildren(pid: number | undefined): readonly number[] {
  if (pid === undefined) return [];
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** The server refuses to run as root; Debian's package has a user for it. */
function findUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function waitFor(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt === 300) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
