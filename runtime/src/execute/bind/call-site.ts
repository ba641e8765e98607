/** Tells functions that compiled code calls for which frame they are called. */
import type { CallSite, FrameSource } from "./bound-plan.js";

/**
 * Begins to run code.
 *
 * @returns The code that is interrupted, because one of its functions executes the same plan.
 */
export function enterSite(site: CallSite | null, source: FrameSource): FrameSource | null {
  if (site === null) return null;
  const outer = site.current;
  site.current = source;
  return outer;
}

/** Ends to run code. */
export function leaveSite(site: CallSite | null, outer: FrameSource | null): void {
  if (site !== null) site.current = outer;
}
