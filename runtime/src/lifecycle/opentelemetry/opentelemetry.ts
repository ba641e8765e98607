/** The entry `@icosian/runtime/opentelemetry`. */
export { openTelemetry } from "./open-telemetry.js";
export type { OpenTelemetryOptions } from "./telemetry-options.js";
