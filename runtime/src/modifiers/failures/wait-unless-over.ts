/** Waits for a time, but no longer than the call lasts. */
import type { NodeCall } from "../../execute/call/node-call.js";

/** Waits; ends early when nothing needs the value of the call any more. Leaves no timer and no listener. */
export function waitUnlessOver(ms: number, call: NodeCall): Promise<void> {
  if (ms === 0 || call.isOver) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      leave();
      resolve();
    };
    const timer = setTimeout(end, ms);
    const leave = call.onOver(end);
  });
}
