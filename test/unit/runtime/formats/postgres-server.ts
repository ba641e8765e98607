/** A PostgreSQL server of its own for the tests of one file, in a temporary folder. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

/** A server that listens on loopback. */
export interface PostgresServer {
  /** URL with the password of a superuser. */
  readonly url: string;
  stop(): Promise<void>;
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
export async function startPostgres(programs: string): Promise<PostgresServer> {
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
  const flags = ["-D", data, "-p", `${port}`, "-k", folder, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"];
  const server = spawn(join(programs, "postgres"), flags, { ...options, stdio: "ignore" });
  const url = `postgres://icosian:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  const stop = async (): Promise<void> => {
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitFor(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** The server refuses to run as root; Debian's package has a user for it. */
function findUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}

async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
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

/** Ends the server at once (SIGQUIT): nobody needs its data any more. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGQUIT");
  await ended;
}
