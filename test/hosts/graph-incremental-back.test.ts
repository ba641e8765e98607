/** `--incremental --noEmit`: the same edits, in the other order. */
import { expect, it } from "vitest";
import { followEdits } from "./follow-edits.ts";
import { EDITS, MET_CODES } from "./graph-edits.ts";

it("says what a clean build says", async () => {
  const kinds = await followEdits([...EDITS].reverse(), ["--noEmit"]);
  expect([...kinds]).toEqual(expect.arrayContaining([...MET_CODES]));
});
