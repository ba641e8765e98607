/** Errors of PostgreSQL, in words that say what helps. */
import { DataError } from "../../data/data-error.js";
import { describeThrown } from "../../errors/words.js";
import { describePosition } from "../databases/describe-position.js";

/** The parts of the driver's error that are used. */
interface PostgresFault {
  /** SQLSTATE, or the code of Node's error. */
  readonly code?: string;
  /** Characters before the fault in the SQL, plus one. */
  readonly position?: string;
  /** Where in a COPY it happened. */
  readonly where?: string;
  readonly detail?: string;
  readonly hint?: string;
}

/** SQL that was sent, and the number of its characters that are not the user's. */
export interface SentSql {
  /** The user's SQL. */
  readonly sql: string;
  /** Number of characters that were sent before it. */
  readonly added: number;
}

/**
 * Converts an error of the driver; errors of this package are returned as they are.
 *
 * @param sent - The SQL for the position of a fault; null if it is none of the user's.
 */
export function toPostgresError(error: unknown, source: string, sent: SentSql | null): DataError {
  if (error instanceof DataError) return error;
  const message = describeThrown(error);
  const { code = "", position, where, detail, hint } = (error ?? {}) as PostgresFault;
  const options = { cause: error };
  const reason = explain(code, message);
  if (reason !== null) return new DataError({ source }, reason, options);
  const at = Number(position) - 1 - (sent?.added ?? 0);
  const place = sent === null || !(at >= 0) ? "" : ` ${describePosition(sent.sql, at)}`;
  const [, row, column] = /^COPY .*?, line (\d+)(?:, column ([^:]+))?/.exec(where ?? "") ?? [];
  const location = {
    source,
    ...(row === undefined ? {} : { row: Number(row) }),
    ...(column === undefined ? {} : { column }),
  };
  const more = [detail, hint].filter((text) => text !== undefined).map((text) => ` ${text}`);
  return new DataError(
    location,
    `PostgreSQL says: ${message}${place}${more.length === 0 ? "" : `.${more.join("")}`}`,
    options,
  );
}

function explain(code: string, message: string): string | null {
  switch (code) {
    case "ECONNREFUSED":
      return "The connection is refused: no server listens there.";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `There is no such host: ${message}.`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
      return "The server cannot be reached.";
    case "28P01":
    case "28000":
      return `The server refuses the user or the password: ${message}.`;
    case "3D000":
      return `There is no such database: ${message}.`;
    case "25P02":
      return "The transaction of the given client has failed before; end it by ROLLBACK.";
    default:
      break;
  }
  if (/not queryable|client was closed|after calling end/i.test(message)) return "The given connection is closed.";
  if (/password must be a string|no password/i.test(message))
    return "The server asks for a password, and none is given.";
  const isLost = ["ECONNRESET", "EPIPE", "57P01", "57P02"].includes(code) || /Connection terminated/.test(message);
  return isLost ? "The connection was lost. What was not committed is undone." : null;
}
