/** Adapters that watch, wrap and protect nodes: `@icosian/runtime/adapters`. */
export { applyTo, type NodeSelection } from "./adapters/apply-to.js";
export { gracefulErrors, type GracefulErrorsOptions } from "./adapters/graceful-errors.js";
export { printer, type PrinterOptions } from "./adapters/printer.js";
export { progress, type ProgressOptions } from "./adapters/progress.js";
export type { OutputStream, ProgressDisplay } from "./adapters/progress/output-stream.js";
export { slowNodes, type SlowNodesOptions } from "./adapters/slow-nodes.js";
export type { SlowNode } from "./adapters/slow-nodes/slow-node.js";
export { timings, type Timings, type TimingsOptions } from "./adapters/timings.js";
export type { ChromeTrace, CompleteTraceEvent, NamingTraceEvent } from "./adapters/timings/chrome-trace.js";
