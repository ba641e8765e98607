/** Checks files that say they are records of runs; anybody may have written them. */
import type { RunRecord } from "@icosian/runtime/runs";

const OUTCOMES: readonly unknown[] = ["running", "success", "failed", "aborted", "refused"];

/** Says as the end of a sentence why parsed JSON is no record of the run with an id; null if it is one. */
export function findRecordFault(parsed: unknown, runId: string): string | null {
  if (!isObject(parsed)) return "is no record of a run";
  const { version, startedAt, endedAt, outcome, error, graphVersion, git } = parsed;
  if (typeof version === "number" && version > 1) return "was written by a later version of @icosian/runtime";
  if (version !== 1) return "is no record of a run";
  if (parsed["runId"] !== runId) return "is the record of another run";
  const times = [startedAt, ...(endedAt === null ? [] : [endedAt])];
  const isRead =
    times.every((time) => typeof time === "string" && !Number.isNaN(Date.parse(time))) &&
    OUTCOMES.includes(outcome) &&
    isObject(parsed["config"]) &&
    ["versions", "host"].every((name) => isRecordOf(parsed[name], isScalar)) &&
    ["inputs", "overrides", "outputs"].every((name) => isRecordOf(parsed[name], isValue)) &&
    isRecordOf(parsed["tags"], isTag) &&
    (error === null || isError(error)) &&
    (git === null || isRecordOf(git, isScalar)) &&
    isTextOrNull(graphVersion);
  return isRead ? null : "is damaged";
}

/** Takes parsed JSON for the record that it was found to be. */
export function toRecord(parsed: unknown): RunRecord {
  // A cast, because all that is used of it has been checked.
  return parsed as RunRecord;
}

/** Whether a value is an object that is no list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRecordOf(value: unknown, isMember: (member: unknown) => boolean): boolean {
  return isObject(value) && Object.values(value).every(isMember);
}

function isValue(value: unknown): boolean {
  if (value === null) return true;
  if (!isObject(value)) return false;
  const { type, version, length, opaque } = value;
  const hasTexts = typeof type === "string" && isTextOrNull(version) && isTextOrNull(opaque);
  return hasTexts && (length === null || typeof length === "number");
}

function isTag(value: unknown): boolean {
  return [value].flat().every((each) => typeof each === "string");
}

function isError(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, message, causes } = value;
  const isList = Array.isArray(causes) && causes.every((cause) => isObject(cause) && isTextOrNull(cause["stack"]));
  return typeof name === "string" && typeof message === "string" && isList && isTextOrNull(value["stack"]);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}
