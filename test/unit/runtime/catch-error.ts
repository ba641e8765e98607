/** Catches what a test expects to fail. */
import { DataflowError } from "@icosian/runtime";
import { expect } from "vitest";

/** The DataflowError that a function throws or rejects with; fails when there is none. */
export async function catchError(attempt: () => unknown): Promise<DataflowError> {
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof DataflowError)) throw error;
    // Whatever the problems are, they are plain data.
    expect(JSON.parse(JSON.stringify(error.problems))).toStrictEqual(error.problems);
    return error;
  }
  throw new Error("Nothing was thrown.");
}

/** Codes of all problems, in their order. */
export function codesOf(error: DataflowError): readonly string[] {
  return error.problems.map(({ code }) => code);
}
