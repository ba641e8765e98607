/** Says why a command could not do what it was asked. */
import { describeSystemError } from "./files/file-fault.js";
import { Misuse } from "./misuse.js";
import { toShownPath } from "./to-shown-path.js";

/** One sentence for what the user can fix; for a fault of our own, all that there is to know. */
export function describeFault(error: unknown): string {
  if (error instanceof Misuse) return `${error.message}\n`;
  const refusal = describeSystemError(error);
  if (refusal !== null) return `${toSubject(error)}: ${refusal}\n`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // A fault that is known has a code of its own.
  if (error instanceof Error && /^ICO9\d{3}: /.test(error.message)) return `${details}\n`;
  return `ICO9001 internal-error: This is a fault of Icosian's own; please report it with what follows.\n${details}\n`;
}

/** What the system refused, and of which file where it tells. */
function toSubject(error: unknown): string {
  const { path, syscall } = error as { readonly path?: unknown; readonly syscall?: unknown };
  return typeof path === "string" ? toShownPath(path) : `The system refused \`${String(syscall)}\``;
}
