/** Takes what was thrown from one thread to another: errors keep their name, stack, cause and properties. */
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

/** How many causes of causes are kept. */
const MOST_CAUSES = 8;

/** Makes plain data of what was thrown, whatever that does when it is looked at. */
export function packThrown(thrown: unknown, depth: number = 0): PackedThrown {
  try {
    return pack(thrown, depth);
  } catch {
    return { kind: "value", value: describeThrown(thrown) };
  }
}

function pack(thrown: unknown, depth: number): PackedThrown {
  if (!(thrown instanceof Error)) return { kind: "value", value: isCopyable(thrown) ? thrown : String(thrown) };
  const { name, message, stack, cause, ...properties } = toPlain(thrown);
  const errors = thrown instanceof AggregateError ? (thrown.errors as readonly unknown[]) : null;
  return {
    kind: "error",
    name: String(name),
    message: String(message),
    stack: typeof stack === "string" ? stack : undefined,
    cause: cause === undefined || depth >= MOST_CAUSES ? null : packThrown(cause, depth + 1),
    errors: depth >= MOST_CAUSES ? null : (errors?.map((each) => packThrown(each, depth + 1)) ?? null),
    properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => isCopyable(value))),
  };
}

/** Makes what was thrown of plain data. */
export function unpackThrown(packed: PackedThrown): unknown {
  if (packed.kind === "value") return packed.value;
  const { name, message, stack, cause, errors, properties } = packed;
  const Type = ERRORS[name] ?? Error;
  const error = errors === null ? new Type(message) : new AggregateError(errors.map(unpackThrown), message);
  if (error.name !== name) setHidden(error, "name", name);
  // That of the thread: it is there that something has to be looked for.
  setHidden(error, "stack", stack);
  if (cause !== null) setHidden(error, "cause", unpackThrown(cause));
  return Object.assign(error, properties);
}

/** Sets a property as errors have them: not among those that a copy or a list of properties has. */
function setHidden(error: Error, name: string, value: unknown): void {
  Object.defineProperty(error, name, { value, configurable: true, writable: true });
}

/** An error with what is inherited and what is not enumerable. */
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
