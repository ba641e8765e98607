/** Describes why a command failed. */
import { isInternalFault } from "@icosian/runtime/tooling";
import { describeSystemError } from "./files/file-fault.js";
import { Misuse } from "./misuse.js";
import { toShownPath } from "./to-shown-path.js";

/** One sentence for a fault that the user can fix; all details for a bug of ours. */
export function describeFault(error: unknown): string {
  if (error instanceof Misuse) return `${error.message}\n`;
  const refusal = describeSystemError(error);
  if (refusal !== null) return `${toSubject(error)}: ${refusal}\n`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // A fault that is known has a code of its own.
  if (isInternalFault(error)) return `${details}\n`;
  return `ICO9001 internal-error: This is a fault of Icosian's own; please report it with what follows.\n${details}\n`;
}

/** The operation that the system refused, and the file if it is known. */
function toSubject(error: unknown): string {
  const { path, syscall } = error as { readonly path?: unknown; readonly syscall?: unknown };
  return typeof path === "string" ? toShownPath(path) : `The system refused \`${String(syscall)}\``;
}
