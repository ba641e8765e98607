/** What a long run says on a terminal, and that it says nothing anywhere else. */
import { expect, it } from "vitest";
import { Progress } from "../../../../../transformer/src/project/progress.ts";

function run(isTTY: boolean, says: readonly (readonly [at: number, text: string])[]): readonly string[] {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress({ isTTY, write: (text: string) => void written.push(text) }, () => now);
  for (const [at, text] of says) {
    now = at;
    if (text.startsWith("Reading")) progress.tick(text);
    else progress.say(text);
  }
  progress.clear();
  return written;
}

const LINE = "\r\u001B[2K";

it("says nothing of a short run", () => {
  expect(
    run(true, [
      [0, "Reading 1 files…"],
      [600, "Checking…"],
    ]),
  ).toEqual([]);
});

it("says what a long run is at, one line over the other, and takes the last away", () => {
  const says = [
    [500, "Reading 10 files…"],
    [1000, "Reading 20 files…"],
    [1010, "Reading 21 files…"],
    [1020, "Checking 3 dataflow modules…"],
  ] as const;
  expect(run(true, says)).toEqual([`${LINE}Reading 20 files…`, `${LINE}Checking 3 dataflow modules…`, LINE]);
});

it("says nothing where nobody looks", () => {
  expect(run(false, [[5000, "Reading 20 files…"]])).toEqual([]);
});

it("begins anew", () => {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress({ isTTY: true, write: (text: string) => void written.push(text) }, () => now);
  now = 5000;
  progress.restart();
  progress.say("Reading…");
  expect(written).toEqual([]);
});
