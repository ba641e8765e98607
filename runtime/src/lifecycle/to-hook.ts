/** Makes hooks of the methods of adapters. */
import { RECORDS, type OwnAdapter } from "./adapter-parts.js";
import type { LifecycleAdapter } from "./lifecycle-adapter.js";
import type { Hook } from "./node-hooks.js";
import type { NamedAdapter } from "./read-adapters.js";

/** Returns a method of each adapter that has it, as a hook. */
export function toHooks(adapters: readonly NamedAdapter[], method: keyof LifecycleAdapter): readonly Hook[] {
  return adapters.flatMap(({ name, adapter }) => {
    // A cast because the list of adapters was read without a fault, so the member is a function.
    const own = adapter[method] as ((record: object) => unknown) | undefined;
    if (own === undefined) return [];
    const isAsync = adapter.isAsync === true || Object.prototype.toString.call(own) === "[object AsyncFunction]";
    const onlyRecords = (adapter as OwnAdapter)[RECORDS] === true;
    return [{ adapter: name, name: method, isAsync, onlyRecords, call: own.bind(adapter) }];
  });
}
