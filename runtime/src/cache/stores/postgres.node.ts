/** A store that keeps a cache in PostgreSQL; `@icosian/runtime/postgres` has it. */
import { describeKind } from "../../errors/words.js";
import { readOptions, type OptionKinds } from "../../lifecycle/adapters/read-options.js";
import { BOOLEAN, type OptionKind } from "../../modifiers/core/find-option-fault.js";
import { DEFAULT_LIMITS } from "./folder.node.js";
import { OwnPool } from "./postgres/own-pool.js";
import type { PoolSource, PostgresPool } from "./postgres/postgres-pool.js";
import { PostgresStore } from "./postgres/postgres-store.node.js";
import { nameTables } from "./postgres/postgres-tables.js";
import {
  DEFAULT_CLAIM,
  DEFAULT_TIMEOUT,
  LIFE,
  readUrl,
  refuseOptions,
  UNCHECKED,
  WAIT,
} from "./remote/remote-options.js";

/** Options of {@link postgresStore}: a `connectionString` or a `pool`, and how they are used. */
export interface PostgresStoreOptions {
  /** Where the database is: `postgres://user:password@host/database`. Connected when it is first used. */
  readonly connectionString?: string;
  /** A pool of `pg` instead, which stays open. */
  readonly pool?: PostgresPool;
  /** The schema of the tables, which must exist; the first one of the search path unless given. */
  readonly schema?: string;
  /** The table of entries, which is created with the first one; default: `icosian_cache`. A second one has `_claims` after it. */
  readonly table?: string;
  /** How long an entry stays without being used, in milliseconds; default: 30 days. Infinity for any time. */
  readonly olderThanMs?: number;
  /** How many bytes stay; default: 2,000,000,000. Infinity for any number. What was used least recently is removed. */
  readonly maxBytes?: number;
  /** Whether nothing is written; default: false. */
  readonly readOnly?: boolean;
  /** Whether a process waits while another one computes the same value; default: false. */
  readonly sharesWork?: boolean;
  /** How long the claim of a process that has died keeps others waiting, in milliseconds; default: 15,000. */
  readonly claimMs?: number;
  /** How long an operation waits for the server before it fails, in milliseconds; default: 10,000. */
  readonly timeoutMs?: number;
}

const IDENTIFIER: OptionKind = {
  is: (value) => typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]{0,49}$/.test(value),
  give: "a name of at most 50 letters, digits and underscores that does not begin with a digit",
};

const KINDS: OptionKinds<PostgresStoreOptions> = {
  connectionString: UNCHECKED,
  pool: UNCHECKED,
  schema: IDENTIFIER,
  table: IDENTIFIER,
  olderThanMs: LIFE,
  maxBytes: { is: (value) => typeof value === "number" && value >= 0, give: "a number from 0 to Infinity" },
  readOnly: BOOLEAN,
  sharesWork: BOOLEAN,
  claimMs: WAIT,
  timeoutMs: WAIT,
};

/**
 * Creates a store in a table of PostgreSQL, version 11 or newer. Needs the package `pg`.
 *
 * @throws DataflowError ICO6016 if an option is invalid. What is wrong with the server is said when it is used.
 * @example
 * ```ts
 * import { dataflow } from "@icosian/runtime";
 * import { cache } from "@icosian/runtime/cache";
 * import { postgresStore } from "@icosian/runtime/postgres";
 * import * as features from "./features.js";
 *
 * const store = postgresStore({ connectionString: "postgres://localhost/jobs", table: "values_of_features" });
 * const flow = dataflow({ modules: [features], adapters: [cache({ store })] });
 * ```
 */
export function postgresStore(options: PostgresStoreOptions): PostgresStore {
  const given = readOptions<PostgresStoreOptions>("postgresStore", options, KINDS);
  const { olderThanMs, maxBytes, timeoutMs = DEFAULT_TIMEOUT, schema, table = "icosian_cache" } = given;
  const [source, name] = toPoolSource(given, timeoutMs);
  return new PostgresStore(source, name, {
    tables: nameTables(schema, table),
    limits: {
      olderThanMs: olderThanMs ?? DEFAULT_LIMITS.olderThanMs,
      maxBytes: maxBytes ?? DEFAULT_LIMITS.maxBytes,
    },
    readOnly: given.readOnly ?? false,
    sharesWork: given.sharesWork ?? false,
    claimMs: given.claimMs ?? DEFAULT_CLAIM,
    timeoutMs,
  });
}

function toPoolSource(
  { connectionString, pool }: PostgresStoreOptions,
  timeoutMs: number,
): readonly [PoolSource, name: string] {
  if (connectionString !== undefined && pool !== undefined)
    return refuseOptions("postgresStore", "`postgresStore` has a `connectionString` and a `pool`. Keep one of them.");
  if (pool !== undefined) {
    if (typeof pool?.query !== "function" || typeof pool.totalCount !== "number")
      refuseOptions("postgresStore", `\`pool\` of \`postgresStore\` is ${describeKind(pool)}, not a pool of pg.`);
    return [{ open: async () => pool, close: async () => {} }, "PostgreSQL"];
  }
  if (connectionString === undefined)
    return refuseOptions(
      "postgresStore",
      "`postgresStore` needs a `connectionString`, or a `pool` of pg that you have.",
    );
  const owner = "`connectionString` of `postgresStore`";
  const found = readUrl(connectionString, owner, /^postgres(?:ql)?:\/\//, "postgres://localhost/database");
  if (typeof found === "string") return refuseOptions("postgresStore", found);
  const host = found.hostname === "" ? "localhost" : found.hostname;
  return [new OwnPool(connectionString, timeoutMs), `PostgreSQL at ${host}:${found.port === "" ? "5432" : found.port}`];
}
