/** Transfers thrown values between threads: errors keep their name, stack, cause and properties. */
import { describeThrown } from "../errors/words.js";
import type { PackedThrown } from "./thread-messages.js";

const ERRORS: Readonly<Record<string, ErrorConstructor>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** The maximum depth of nested causes that is kept. */
const MOST_CAUSES = 8;

/**
 * Converts a thrown value to plain data, even if reading it throws.
 *
 * @param canCopy - Whether a value that is no error can travel; what cannot becomes a text or is left out.
 */
export function packThrown(thrown: unknown, canCopy: CanCopy = isCopyable, depth: number = 0): PackedThrown {
  try {
    return pack(thrown, canCopy, depth);
  } catch {
    return { kind: "value", value: describeThrown(thrown) };
  }
}

type CanCopy = (value: unknown) => boolean;

function pack(thrown: unknown, canCopy: CanCopy, depth: number): PackedThrown {
  if (!(thrown instanceof Error)) return { kind: "value", value: canCopy(thrown) ? thrown : String(thrown) };
  const { name, message, stack, cause, ...properties } = toPlain(thrown);
  const errors = thrown instanceof AggregateError ? (thrown.errors as readonly unknown[]) : null;
  return {
    kind: "error",
    name: String(name),
    message: String(message),
    stack: typeof stack === "string" ? stack : undefined,
    cause: cause === undefined || depth >= MOST_CAUSES ? null : packThrown(cause, canCopy, depth + 1),
    errors: depth >= MOST_CAUSES ? null : (errors?.map((each) => packThrown(each, canCopy, depth + 1)) ?? null),
    properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => canCopy(value))),
  };
}

/** Converts plain data back to a thrown value. */
export function unpackThrown(packed: PackedThrown): unknown {
  if (packed.kind === "value") return packed.value;
  const { name, message, stack, cause, errors, properties } = packed;
  const Type = ERRORS[name] ?? Error;
  const error = errors === null ? new Type(message) : new AggregateError(errors.map(unpackThrown), message);
  if (error.name !== name) setHidden(error, "name", name);
  // The stack of the thread, because the fault lies there.
  setHidden(error, "stack", stack);
  if (cause !== null) setHidden(error, "cause", unpackThrown(cause));
  return Object.assign(error, properties);
}

/** Sets a property that is not enumerable, as the own properties of errors are. */
function setHidden(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

/** The properties of an error, including inherited and non-enumerable ones. */
function toPlain(error: Error): Readonly<Record<string, unknown>> {
  const { name, message, stack, cause } = error;
  return { ...Object.fromEntries(Object.entries(error)), name, message, stack, cause };
}

function isCopyable(value: unknown): boolean {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
}
