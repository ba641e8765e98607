/**
 * Compiles the requests of one file without a program, from its syntax and that of the files that it imports.
 *
 * A plan that was guessed wrongly is never run, because the runtime compares it with the plan that it makes itself.
 */
import { parse } from "../../2-analyse/syntax/parse.js";
import { mayHaveCalls, readCalls } from "../../2-analyse/read-calls.js";
import type { CallsIr } from "../../ir/calls.js";
import { isGenerated } from "../../ir/joined-dataflow.js";
import { readFileCalls } from "../../compile-file.js";
import { resolveProgram, writePlans, type CompiledPlan } from "../../compile-program.js";
import { KnownFiles, type FileSource } from "./known-files.js";

/** The prefix of the functions of compiled plans that are appended to files. */
const PLAN_NAME = "$icosianPlan";

/**
 * Compiles every request that can be planned.
 *
 * @returns Empty for files without requests, with syntax errors, or with compiled plans.
 */
export function writeFilePlans(file: string, text: string, source: FileSource): readonly CompiledPlan[] {
  if (!mayHaveCalls(text) || text.includes(PLAN_NAME) || isGenerated(text)) return [];
  const parsed = parse(file, text);
  if (parsed.errors.length > 0) return [];
  const calls = readCalls(parsed);
  if (calls.requests.length === 0) return [];
  const files = new KnownFiles(source, parsed);
  const imported = findImported(calls, files).flatMap((each) => readDataflows(each, source) ?? []);
  if (calls.dataflows.length + imported.length === 0) return [];
  const input = { files: [calls, ...imported], findSource: (each: string) => source.readModule(each) };
  return writePlans(resolveProgram({ ...input, oracle: files.oracle }));
}

/** The files that declare the imported dataflows of the requests. */
function findImported({ file, requests }: CallsIr, files: KnownFiles): readonly string[] {
  const named = requests.flatMap(({ dataflow: { kind, span } }) =>
    kind === "name" ? (files.findOrigin({ file, span }) ?? []) : [],
  );
  return [...new Set(named)].filter((each) => each !== file);
}

/** Reads the dataflows of another file, without its requests. */
function readDataflows(file: string, source: FileSource): CallsIr | null {
  const text = source.read(file);
  const calls = text === null ? null : readFileCalls(file, text);
  return calls === null || calls.dataflows.length === 0 ? null : { ...calls, requests: [] };
}
