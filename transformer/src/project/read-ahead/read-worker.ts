/** Reads modules in a thread of its own, from the end of the list, until every module is taken. */
import { workerData } from "node:worker_threads";
import { Readings } from "../readings/readings.js";
import { takeModule, type ModuleReading, type ReadingTask } from "./reading-task.js";

// What starts this thread gives it a task.
const task = workerData as ReadingTask;
const { modules, state, port } = task;
const readings = new Readings();

for (let index = modules.length - 1; index >= 0; index--) {
  if (!takeModule(task, index)) continue;
  port.postMessage({ index, compiled: read(index) } satisfies ModuleReading);
  Atomics.add(state, modules.length, 1);
  Atomics.notify(state, modules.length);
}
port.close();

function read(index: number): ModuleReading["compiled"] {
  const module = modules[index];
  if (module === undefined) return undefined;
  try {
    const compiled = readings.compile({ ...module, purpose: "diagnostics" });
    // The data for editors in a diagnostic may be anything, also functions.
    return compiled !== null && compiled.diagnostics.length > 0 ? undefined : compiled;
  } catch {
    // The thread that asks for the module reads it again, and throws the error.
    return undefined;
  }
}
