/** BullMQ on PostgreSQL. */
import type { BackendFactory, ConnectionOptions, IQueueBackend, PostgresPoolConfig } from "bullmq";
import { describeThrown } from "../../errors/words.js";
import { codeOf, hideSecrets, NOBODY, type BullMq, type Engine, type EngineState, type Role } from "./engine.js";

/**
 * What a pool of the client `pg` takes: a URL (`postgres://user:password@host/database`), or options, to which BullMQ adds
 * `schema`, where its tables are; default: `bullmq`.
 */
export type PostgresAddress = string | PostgresPoolConfig;

/** How many connections there are at most for each role, besides one that listens for workers and events. */
const CONNECTIONS: Readonly<Record<Role, number>> = { queue: 2, events: 1, worker: 4 };

/** SQLSTATEs of a server that stops, starts, or has too many connections, and of transactions that met another one. */
const PASSING = /^(?:08...|57P0[1-3]|53300|40001|40P01)$/;

/** Why something takes no part in a state of its own. */
const STATES = "SELECT id, state, failed_reason FROM job WHERE queue = $1 AND id = ANY($2::text[])";

/** A backend as it is inside: what sends all of its statements. */
interface SendingBackend {
  readonly queueName: string;
  query(text: string, parameters?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

/**
 * Creates the engine for a connection; connects to nothing. Tables that are missing are made when it is used first.
 *
 * @throws Error if the URL is none of PostgreSQL.
 */
export function postgresEngine(connection: PostgresAddress): Engine {
  const config: PostgresPoolConfig = typeof connection === "string" ? { connectionString: connection } : connection;
  if (typeof config["connect"] === "function")
    throw new Error(
      "`connection.postgres` is a pool or a client: give its options, because BullMQ needs pools of its own.",
    );
  const { address, password } = toAddress(config);
  const name = `PostgreSQL at ${address}`;

  function connect(role: Role): ConnectionOptions {
    const tables = config.migrate === undefined && config.skipMigrations === undefined ? { migrate: true } : {};
    return { max: CONNECTIONS[role], connectionTimeoutMillis: 10_000, keepAlive: true, ...tables, ...config };
  }

  function describe(error: unknown): string {
    const [code, message] = [codeOf(error), describeThrown(error)];
    if (NOBODY.has(code) && !isRepeatable(error)) return `There is no ${name} (${code}).`;
    if (code.startsWith("28")) return `${name} refuses the user or the password (${code}).`;
    return `${name}: ${hideSecrets(message, [password])}`;
  }

  return {
    name,
    connect,
    describe,
    createFactory,
    isPassing,
    // BullMQ refuses servers that are too old.
    inspect: async () => null,
    findStates,
    // PostgreSQL counts by looking at every job.
    mayHaveFailed: async () => true,
    // The token of a job that its caller may end in any case.
    findToken: async () => "0",
  };
}

function toAddress(config: PostgresPoolConfig): { readonly address: string; readonly password: string | undefined } {
  const { connectionString, host = "localhost", port = 5432, password } = config as PostgresOptions;
  const own = typeof password === "string" ? password : undefined;
  if (connectionString === undefined)
    return { address: host.startsWith("/") ? host : `${host}:${port}`, password: own };
  // What is wrong with it is not quoted, because it may have a password.
  if (!/^postgres(?:ql)?:\/\//.test(connectionString) || !URL.canParse(connectionString))
    throw new Error("`connection.postgres` is not a URL such as `postgres://user@host/database`.");
  const parsed = new URL(connectionString);
  const given = parsed.hostname === "" ? (parsed.searchParams.get("host") ?? host) : parsed.hostname;
  return {
    address: given.startsWith("/") ? given : `${given}:${parsed.port === "" ? port : parsed.port}`,
    password: parsed.password === "" ? own : decodeURIComponent(parsed.password),
  };
}

/** The options of `pg` that are read here. */
interface PostgresOptions {
  readonly connectionString?: string;
  readonly host?: string;
  readonly port?: number;
  readonly password?: unknown;
}

/**
 * BullMQ repeats what fails by a lost connection only if it knows the error as one, and it knows only a refused
 * connection. A job that is done would fail because its server restarts.
 */
function createFactory(bullmq: BullMq): BackendFactory {
  const factory: typeof bullmq.createPostgresBackend = (name, options, more) => {
    const backend = bullmq.createPostgresBackend(name, options, more);
    // A cast, because `query` is private.
    const sending = backend as unknown as SendingBackend;
    const query = sending.query.bind(backend);
    sending.query = async (text, parameters) => {
      try {
        return await query(text, parameters);
      } catch (error) {
        throw isPassing(error) ? new RepeatableError(error) : error;
      }
    };
    return backend;
  };
  return factory as unknown as BackendFactory;
}

/** An error of the connection that BullMQ takes for one. */
class RepeatableError extends Error {
  /** The code that BullMQ looks at. */
  readonly code = "ECONNREFUSED";

  constructor(cause: unknown) {
    super(describeThrown(cause), { cause });
    this.name = "RepeatableError";
  }
}

/** Whether a connection was there. */
function isRepeatable(error: unknown): boolean {
  return error instanceof RepeatableError && !NOBODY.has(codeOf(error.cause));
}

function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (PASSING.test(code) || NOBODY.has(code) || /^(?:ECONNRESET|EPIPE)$/.test(code)) return true;
  return /^(?:Connection terminated|Client has encountered a connection error|timeout e)/.test(describeThrown(error));
}

async function findStates(backend: IQueueBackend, ids: readonly string[]): Promise<readonly EngineState[]> {
  // Casts, because `query` is private, and this engine has made the backend.
  const { rows } = await (backend as unknown as SendingBackend).query(STATES, [backend.qualifiedName, ids]);
  const found = new Map((rows as readonly StateRow[]).map((row) => [row.id, row]));
  return ids.map((id) => toState(found.get(id)));
}

/** A job as the table has it. */
interface StateRow {
  readonly id: string;
  readonly state: string;
  readonly failed_reason: string | null;
}

function toState(row: StateRow | undefined): EngineState {
  switch (row?.state) {
    case "active":
      return { kind: "running" };
    case "failed":
      return { kind: "failed", reason: row.failed_reason ?? "" };
    case "completed":
    case undefined:
      return { kind: "unknown" };
    default:
      return { kind: "waiting" };
  }
}
