/** Errors of DuckDB, in words that say what helps. */
import { DataError } from "../../data/data-error.js";
import { describeThrown } from "../../errors/words.js";

/** Converts an error of the driver; errors of this package are returned as they are. */
export function toDuckdbError(error: unknown, source: string): DataError {
  if (error instanceof DataError) return error;
  const message = describeThrown(error);
  const cause = { cause: error };
  if (/different configuration|Could not set lock/.test(message))
    return new DataError({ source }, `The database is locked. ${findHolder(message)}`, cause);
  if (/connection disconnected|closed/i.test(message))
    return new DataError({ source }, "The given connection is closed.", cause);
  if (/write-write conflict|Conflict on/.test(message))
    return new DataError(
      { source },
      "Another transaction is changing the table. Save to it one after the other.",
      cause,
    );
  if (/not a valid DuckDB database/.test(message))
    return new DataError({ source }, "The file is not a DuckDB database.", cause);
  return new DataError({ source }, `DuckDB says: ${shorten(message)}`, cause);
}

/** Whether another connection or process keeps the file from being opened. */
export function isFileLocked(error: unknown): boolean {
  return /different configuration|Could not set lock/.test(describeThrown(error));
}

function findHolder(message: string): string {
  const [holder] = /Conflicting lock is held in .*?(?=\s*See|$)/s.exec(message) ?? [];
  return holder ?? "A loader of this process reads it; give both the same `connection`.";
}

/** The message in one line, with the position instead of a drawing of it. */
function shorten(message: string): string {
  const [text = "", drawing = ""] = message.split(/\n+(?=LINE \d+:)/);
  const [, line, prefix = "", caret] = /^LINE (\d+): ?(.*)\n( *)\^/.exec(drawing) ?? [];
  const column = (caret?.length ?? 0) - `LINE ${line}: `.length + 1;
  const position = line === undefined || prefix.startsWith("...") ? "" : ` (line ${line}, column ${column} of the SQL)`;
  return `${text
    .replace(/^Failed to .*? statements?: /, "")
    .trim()
    .replaceAll(/\s*\n\s*/g, " ")}${position}`;
}
