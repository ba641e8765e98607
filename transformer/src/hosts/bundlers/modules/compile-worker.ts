/** Compiles modules in a thread of its own, for one build. */
import { parentPort } from "node:worker_threads";
import { ProjectCode } from "../../../project/versions/project-code.js";
import type { CompileCall, CompileReport } from "./compile-messages.js";
import { compileText } from "./compile-text.js";

const code = new ProjectCode();

parentPort?.on("message", ({ id, input }: CompileCall) => report(answer(id, input)));
report({ kind: "ready" });

function answer(id: number, input: CompileCall["input"]): CompileReport {
  try {
    return { kind: "compiled", id, compiled: compileText(input, code) };
  } catch {
    return { kind: "failed", id };
  }
}

function report(message: CompileReport): void {
  parentPort?.postMessage(message, []);
}
