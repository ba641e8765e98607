/** Wrong options of `recordRuns`: all of them in one error, and nothing is written. */
import { recordRuns } from "@icosian/runtime/runs";
import { describe, expect, it } from "vitest";
import { catchError } from "../catch-error.ts";

describe("an option", () => {
  it.each<[unknown, string]>([
    [null, "`recordRuns` takes options in an object, not null."],
    ["runs", '`recordRuns` takes options in an object, not "runs".'],
    [{ folder: "" }, '`folder` of `recordRuns` is ""; give the path of a folder.'],
    [{ folder: "a\0b" }, "give the path of a folder."],
    [{ values: "all" }, 'give "shape", "summary" or "sample".'],
    [{ redact: /a/ }, "`redact` of `recordRuns` is a RegExp; give a function."],
    [{ tags: { a: 1 } }, "give an object with a text or a list of texts per tag"],
    [{ tags: new Map() }, "`tags` of `recordRuns` is a Map"],
    [{ items: true }, 'give "all", "failed" or "none".'],
    [{ keep: -1 }, "`keep` of `recordRuns` is -1; give a whole number from 0."],
    [{ keep: 1.5 }, "give a whole number from 0."],
    [{ git: "no" }, "give true or false."],
    [{ codecs: [{ name: "a" }] }, "give a list of codecs"],
    [{ vaules: "shape" }, "Did you mean `values`?"],
  ])("%o", async (options, message) => {
    const error = await catchError(() => recordRuns(options as never));
    expect(error.code).toBe("ICO6016");
    expect(error.message).toContain(message);
  });

  it("that is undefined is not given", () => {
    expect(recordRuns({ folder: undefined, redact: undefined } as never).name).toBe("recordRuns");
  });
});
