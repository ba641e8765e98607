/** What is used of SQLite's drivers: `node:sqlite`, and packages with the interface of `better-sqlite3` such as `libsql`. */

/** An open connection of `node:sqlite` (`DatabaseSync`), `libsql` or `better-sqlite3`. */
export interface SqliteConnection {
  /** Prepares a statement. */
  prepare(sql: string): object;
  /** Runs statements without results. */
  exec(sql: string): unknown;
}

/** A connection in one form, whatever the driver. */
export interface SqliteDriver {
  /** Whether a transaction has begun and not ended. */
  readonly isInTransaction: boolean;
  /** Prepares a statement. */
  prepare(sql: string): SqliteStatement;
  /** Runs statements without results. */
  exec(sql: string): void;
  /** Closes the connection. */
  close(): void;
}

/** Values of placeholders: a list, or a record for names. */
export type SqliteParameters = readonly unknown[] | Readonly<Record<string, unknown>>;

/** A prepared statement in one form, whatever the driver. */
export interface SqliteStatement {
  /** The columns with the types that they are declared with. */
  readonly columns: readonly { readonly name: string; readonly declared: string | null }[];
  /** Runs the statement without results. */
  run(parameters: SqliteParameters): void;
  /** Rows as lists of values. Integers are bigints if one of them may exceed what a number holds. */
  iterate(parameters: SqliteParameters): Iterator<readonly unknown[]>;
}

/** A statement of `node:sqlite`. */
interface NodeStatement {
  columns(): readonly { readonly name: string; readonly type: string | null }[];
  run(...parameters: readonly unknown[]): unknown;
  iterate(...parameters: readonly unknown[]): Iterator<readonly unknown[]>;
  setReturnArrays(isArray: true): void;
  setReadBigInts(isBigint: true): void;
}

/** A statement of `libsql` or `better-sqlite3`. */
interface BetterStatement {
  columns(): readonly { readonly name: string; readonly type: string | null }[];
  run(parameters: SqliteParameters): unknown;
  raw(): BetterStatement;
  safeIntegers(): BetterStatement;
  iterate(parameters: SqliteParameters): Iterator<readonly unknown[]>;
}

/**
 * Puts a connection into the common form.
 *
 * @returns Null if it is no connection of a known driver.
 */
export function findSqliteDriver(connection: unknown): SqliteDriver | null {
  if (typeof connection !== "object" || connection === null) return null;
  const given = connection as SqliteConnection & { readonly isTransaction?: boolean; readonly inTransaction?: boolean };
  if (typeof given.prepare !== "function" || typeof given.exec !== "function") return null;
  const isNode = "isTransaction" in given || given.constructor?.name === "DatabaseSync";
  if (!isNode && !("inTransaction" in given)) return null;
  return {
    get isInTransaction() {
      return (isNode ? given.isTransaction : given.inTransaction) === true;
    },
    // Casts, because the driver is known.
    prepare: (sql) =>
      isNode
        ? toNodeStatement(given.prepare(sql) as NodeStatement)
        : toBetterStatement(given.prepare(sql) as BetterStatement),
    exec: (sql) => void given.exec(sql),
    close: () => (given as unknown as { close(): void }).close(),
  };
}

function toNodeStatement(statement: NodeStatement): SqliteStatement {
  const spread = (parameters: SqliteParameters): readonly unknown[] =>
    Array.isArray(parameters) ? parameters : [parameters];
  return {
    get columns() {
      return readColumns(statement);
    },
    run: (parameters) => void statement.run(...spread(parameters)),
    iterate(parameters) {
      if (mayHaveIntegers(statement)) statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      return statement.iterate(...spread(parameters));
    },
  };
}

function toBetterStatement(statement: BetterStatement): SqliteStatement {
  return {
    get columns() {
      return readColumns(statement);
    },
    run: (parameters) => void statement.run(parameters),
    iterate(parameters) {
      if (mayHaveIntegers(statement)) statement.safeIntegers();
      return statement.raw().iterate(parameters);
    },
  };
}

function readColumns(statement: Pick<BetterStatement, "columns">): SqliteStatement["columns"] {
  return statement.columns().map(({ name, type }) => ({ name, declared: type === "" ? null : type }));
}

/** Whether a column can have integers: SQLite makes numbers or text of all values of the others. */
function mayHaveIntegers(statement: Pick<BetterStatement, "columns">): boolean {
  return statement
    .columns()
    .some(({ type }) => type === null || /INT/i.test(type) || !/CHAR|CLOB|TEXT|REAL|FLOA|DOUB/i.test(type));
}
