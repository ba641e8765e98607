/** Compiles modules in a thread of its own, for one build. */
import { parentPort } from "node:worker_threads";
import { Readings } from "../../../project/readings/readings.js";
import { ProjectCode } from "../../../project/versions/project-code.js";
import type { CompileCall, CompileReport } from "./compile-messages.js";
import { compileText } from "./compile-text.js";

const readings = new Readings(new ProjectCode());

parentPort?.on("message", ({ id, input }: CompileCall) => report(answer(id, input)));
report({ kind: "ready" });

function answer(id: number, input: CompileCall["input"]): CompileReport {
  try {
    return { kind: "compiled", id, compiled: compileText(input, readings) };
  } catch {
    return { kind: "failed", id };
  }
}

function report(message: CompileReport): void {
  parentPort?.postMessage(message, []);
}
