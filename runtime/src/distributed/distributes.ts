/** Recognises the adapter `distribute`, so that a worker can take queue and store from a dataflow. */
import type { LifecycleAdapter } from "../lifecycle/lifecycle-adapter.js";
import type { DistributeOptions } from "./distribute-options.js";

/** The key of the options of the adapter. Registered, so that two copies of this package agree. */
export const DISTRIBUTES: unique symbol = Symbol.for("icosian.distributes");

/** The adapter, with its options. */
export interface DistributeAdapter extends LifecycleAdapter {
  /** The options, as they were given. */
  readonly [DISTRIBUTES]: DistributeOptions;
}

/** The options of `distribute` if an adapter is made by it; otherwise null. */
export function findDistribution(adapter: LifecycleAdapter): DistributeOptions | null {
  return (adapter as Partial<DistributeAdapter>)[DISTRIBUTES] ?? null;
}
