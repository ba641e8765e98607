/** What two threads that read modules share. */
import type { MessagePort } from "node:worker_threads";
import type { CompiledModule, SourceInput } from "../../compile-file.js";

/** A module to read. */
export type ModuleSource = Pick<SourceInput, "file" | "module" | "text" | "isIncluded">;

/** Whether the reading of one module is that of the other. */
export function isSameSource(one: ModuleSource, other: ModuleSource): boolean {
  const isSameFile = one.file === other.file && one.module === other.module && one.isIncluded === other.isIncluded;
  return isSameFile && one.text === other.text;
}

/** The modules to read, and the port to which the other thread sends its readings. */
export interface ReadingTask {
  /** The modules, each once. */
  readonly modules: readonly ModuleSource[];
  /** For each module 1 if a thread has taken it, else 0; then the number of readings that have been sent. Shared. */
  readonly state: Int32Array;
  /** Receives the readings. */
  readonly port: MessagePort;
}

/** What the other thread says about a module that it has taken. */
export interface ModuleReading {
  /** The index of the module. */
  readonly index: number;
  /** What has been read; undefined if it cannot be sent, so that the other thread has to read the module itself. */
  readonly compiled: CompiledModule | null | undefined;
}

/** Takes a module, so that no other thread reads it. Returns false if another one has taken it. */
export function takeModule({ state }: Pick<ReadingTask, "state">, index: number): boolean {
  return Atomics.compareExchange(state, index, 0, 1) === 0;
}
