/** How caches treat nodes. */

/**
 * How a cache treats a node.
 *
 * - `default`: the node is computed only if the cache has no value for its code and its inputs.
 * - `recompute`: it is computed each time, and its value replaces the stored one.
 * - `disable`: it is computed each time, and its value is not stored. Nodes that read it are served from the cache if
 *   its value is the same as before.
 * - `ignore`: the same, and its value does not count for the nodes that read it. For connections, loggers and clocks.
 */
export type CacheBehavior = "default" | "recompute" | "disable" | "ignore";
