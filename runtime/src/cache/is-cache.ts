/** Recognises caches among the adapters of a dataflow. */
import { CACHES, type OwnAdapter } from "../lifecycle/adapter-parts.js";
import type { LifecycleAdapter } from "../lifecycle/lifecycle-adapter.js";

/** Whether an adapter is a cache of this package, of whichever copy. */
export function isCache(adapter: LifecycleAdapter): boolean {
  // A cast because only adapters of this package have the mark.
  return (adapter as OwnAdapter)[CACHES] === true;
}
