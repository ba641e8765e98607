/**
 * Pure algorithms that the transformer shares with the runtime, so that what is checked is what is run.
 *
 * For `@icosian/transformer` of the same version; may change with any version.
 */
export { findNearest } from "./errors/find-nearest.js";
export { quoteAll, quoteNode, quoteNodes } from "./errors/words.js";
export type { Problem } from "./errors/problem.js";
export { baseOf, findFanOuts, NO_FAN_OUT, type FanOutFault, type FoundFanOuts } from "./graph/fan-outs.js";
export { findCycles, toTrail } from "./graph/find-cycles.js";
export { computeLevels } from "./graph/levels.js";
export { toRows, transpose } from "./graph/rows.js";
export { shownName } from "./graph/shown-name.js";
export type { NodeDefinition, NodeRole } from "./graph/node-definition.js";
export { ConfigReader } from "./link/config-reader.js";
export { DataflowError } from "./errors/dataflow-error.js";
export { linkModules } from "./link/link-modules.js";
export { isSmall } from "./plan/build/is-small.js";
export { toFingerprint } from "./plan/code/fingerprint.js";
export { FROM_SOURCE } from "./plan/code/plan-code.js";
export { ABSENT_SLOT, CALL_BY_SHAPE, type Plan, type LoopBody, type Task } from "./plan/plan.js";
export { Planner } from "./plan/planner.js";
export { expandManifests } from "./link/expand-modules.js";
export { MANIFEST_ALIAS, MANIFEST_EXPORT, MANIFEST_VERSION, type Definition, type Manifest } from "./manifest.js";
export { toGatedName, type Gate } from "./modifiers/configuration/gate.js";
export type { ArgumentForm, FactoryDeclaration } from "./modifiers/core/declaration.js";
export { declarationOf } from "./modifiers/core/define-modifier.js";
export type { ModifierDefinition } from "./modifiers/core/modifier-definition.js";
export { addModifier } from "./modifiers/core/modifier.js";
export { findDeclaration, takes } from "./modifiers/declarations.js";
