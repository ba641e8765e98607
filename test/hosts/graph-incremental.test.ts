/** `--incremental`: after every edit, a build says of dataflows what a clean build says. */
import { expect, it } from "vitest";
import { followEdits } from "./follow-edits.ts";
import { EDITS, MET_CODES, names, VARIANTS } from "./graph-edits.ts";

it("meets every variant", () => {
  const met = new Set(EDITS.map(([name, variant]) => `${name} ${variant}`));
  const all = names.flatMap((name) => VARIANTS[name].map((_, variant) => `${name} ${variant}`));
  const untouched = all.filter((each) => !met.has(each) && !each.endsWith(" 0"));
  expect(untouched).toEqual([]);
});

it("says what a clean build says", async () => {
  expect([...(await followEdits(EDITS, []))]).toEqual(expect.arrayContaining([...MET_CODES]));
});
