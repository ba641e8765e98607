/** Errors of PostgreSQL and its driver, in words that say what helps. */
import { describeThrown } from "../../../errors/words.js";
import { explainNetwork, type FaultWords } from "../remote/explain-network.js";
import { TimeoutFault } from "../remote/patience.js";
import { StoreError, type StoreFault } from "../remote/store-error.js";

/**
 * Says what an error means.
 *
 * @param name - The server in messages: `PostgreSQL at localhost:5432`.
 * @param table - The table in messages.
 */
export function toPostgresFault(thrown: unknown, name: string, table: string): StoreFault {
  if (thrown instanceof TimeoutFault) return { kind: "unreachable", error: thrown };
  if (thrown instanceof StoreError) return { kind: "refused", error: thrown };
  const message = describeThrown(thrown);
  // A cast, because errors of the server have an SQLSTATE, those of the system a code, and others nothing.
  const { code = "" } = (thrown ?? {}) as { readonly code?: string };
  const [kind, words] = explainNetwork(code, name) ??
    explainState(code, message, name, table) ??
    explainMessage(message, name) ?? ["refused", `${name} says: ${message.replace(/\.?$/, ".")}`];
  return { kind, error: new StoreError(words, { cause: thrown }) };
}

function explainState(code: string, message: string, name: string, table: string): FaultWords | null {
  switch (code) {
    // The administrator, or a crash, has ended the connection.
    case "57P01":
    case "57P02":
      return ["unreachable", `The connection to ${name} was lost (${code}).`];
    case "57P03":
      return ["busy", `${name} is starting or ending (57P03).`];
    case "53300":
      return ["busy", `${name} has no connection left (53300).`];
    case "28P01":
    case "28000":
      return ["refused", `${name} refuses the user or the password (${code}).`];
    case "3D000":
      return ["refused", `${name} has no such database (3D000).`];
    case "3F000":
      return ["refused", `There is no schema for the table ${table} of ${name} (3F000).`];
    case "42501":
      return ["refused", `The user has no permission for the table ${table} of ${name} (42501).`];
    case "25006":
      return ["refused", `${name} is for reading only (25006).`];
    case "53100":
      return ["refused", `The disk of ${name} is full (53100).`];
    case "42703":
    case "42804":
    case "42883":
    case "42P10":
      return ["refused", `${toOtherForm(table, name)} (${code}: ${message})`];
    default:
      return null;
  }
}

/** Says that a table is not one of ours. */
export function toOtherForm(table: string, name: string): string {
  return `The table ${table} of ${name} has another form than that of a store; choose another \`table\`.`;
}

function explainMessage(message: string, name: string): FaultWords | null {
  if (/password must be a string|no password/i.test(message))
    return ["refused", `${name} asks for a password, and none is given.`];
  if (/Cannot use a pool after calling end/.test(message)) return ["refused", "The given pool is closed."];
  if (/Connection terminated|not queryable|timeout exceeded when trying to connect|Query read timeout/i.test(message))
    return ["unreachable", `The connection to ${name} was lost.`];
  return null;
}
