/**
 * Pure algorithms that the transformer shares with the runtime, so that what is checked is what is run.
 *
 * For `@icosian/transformer` of the same version; may change with any version.
 */
export { findNearest } from "./errors/find-nearest.js";
export { findCycles } from "./graph/find-cycles.js";
export { computeLevels } from "./graph/levels.js";
export { toRows, transpose } from "./graph/rows.js";
