/** Says why a command could not do what it was asked. */
import { Misuse } from "./misuse.js";

/** One sentence for what the user can mend; for a fault of our own, all that there is to know. */
export function describeFault(error: unknown): string {
  if (error instanceof Misuse) return `${error.message}\n`;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `ICO9001 internal-error: This is a fault of Icosian's own; please report it with what follows.\n${details}\n`;
}
