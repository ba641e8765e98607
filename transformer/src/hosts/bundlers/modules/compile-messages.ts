/** The messages between a bundler's thread and the threads that compile modules beside it. */
import type { CompiledText, ModuleText } from "./compile-text.js";

/** Requests a compile. */
export interface CompileCall {
  /** Identifies the answer to this call. */
  readonly id: number;
  /** The module to compile, with its text. */
  readonly input: ModuleText;
}

/** What a thread reports: that it can take calls, or how a call ended. */
export type CompileReport =
  | { readonly kind: "ready" }
  | {
      readonly kind: "compiled";
      /** That of the call. */
      readonly id: number;
      /** The result; null if the module is none of a dataflow. */
      readonly compiled: CompiledText | null;
    }
  /** The compiler has thrown an error. It is asked again in the bundler's thread, where users see the error as it is. */
  | {
      readonly kind: "failed";
      /** That of the call. */
      readonly id: number;
    };
