/** Files as targets, and wrong options. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLineage, type LineageEvent, type OpenLineageOptions } from "@icosian/runtime/openlineage";
import { afterAll, describe, expect, it } from "vitest";
import { catchError } from "../../catch-error.ts";
import { openFlow } from "./watched-flow.ts";

const folder = mkdtempSync(join(tmpdir(), "icosian-lineage-"));
afterAll(() => rmSync(folder, { recursive: true }));

const JOB = { namespace: "tests", jobName: "a" };

describe("a file", () => {
  it("has one line per event, and its folder is created", async () => {
    const file = join(folder, "deep/events.ndjson");
    const flow = openFlow(openLineage({ ...JOB, file }));
    const runs = [flow.run(), flow.run()];
    await flow.close();
    flow.run();
    await flow.close();
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const events = lines.map((line) => JSON.parse(line) as LineageEvent);
    expect(events.map(({ eventType }) => eventType)).toEqual([
      "START",
      "COMPLETE",
      "START",
      "COMPLETE",
      "START",
      "COMPLETE",
    ]);
    expect(events.slice(0, 4).map(({ run }) => run.runId)).toEqual([runs[0], runs[0], runs[1], runs[1]]);
  });

  it("that cannot be written fails no run and is reported", async () => {
    writeFileSync(join(folder, "a file"), "");
    const flow = openFlow(openLineage({ ...JOB, file: join(folder, "a file/events.ndjson") }));
    flow.run();
    await flow.close();
    expect(flow.warnings).toEqual([
      expect.stringMatching(/lost the event START of the run .*: E(NOTDIR|EXIST)/),
      "`openLineage` lost 1 more event.",
    ]);
  });
});

describe("an option", () => {
  const right = { ...JOB, url: "http://localhost:5000" };
  const address = "`url` of `openLineage` is no address of a server";

  it.each<[unknown, string]>([
    [undefined, "`openLineage` needs `namespace`"],
    [{ url: right.url }, "`openLineage` needs `jobName`: a text or a function."],
    [JOB, "`openLineage` needs one of the options `url`, `file` and `send`: where to send the events."],
    [{ ...right, file: "a" }, "`openLineage` has the options `url` and `file`; give one of them."],
    [{ ...right, timeout: 5 }, "`openLineage` has no option `timeout`."],
    [{ ...right, timeoutMS: 5 }, "Did you mean `timeoutMs`?"],
    [{ ...right, url: "localhost:5000" }, address],
    [{ ...right, url: "http://me:secret@localhost" }, address],
    [{ ...right, apiKey: "two\nlines" }, "`apiKey` of `openLineage` cannot be sent in a header"],
    [
      { ...right, headers: { "no header": "x" } },
      "`headers` of `openLineage` is an object; give an object of valid headers.",
    ],
    [{ ...right, timeoutMs: 0 }, "`timeoutMs` of `openLineage` is 0; give a number of milliseconds above 0"],
    [{ ...right, timeoutMs: Infinity }, "`timeoutMs` of `openLineage` is Infinity"],
    [{ ...right, queueLimit: 0 }, "`queueLimit` of `openLineage` is 0; give a whole number from 1."],
    [{ ...right, retries: -1 }, "`retries` of `openLineage` is -1; give a whole number from 0."],
    [{ ...right, parentRun: { runId: "x" } }, "give an object with `runId`, `namespace` and `name`."],
    [{ ...right, sourceCode: "git" }, "give an object with `type` and `url`."],
  ])("%j is refused", async (options, message) => {
    const error = await catchError(() => openLineage(options as OpenLineageOptions));
    expect(error.code).toBe("ICO6016");
    expect(error.message).toContain(message);
  });

  it("that is wrong does not hide the others", async () => {
    const wrong = { url: 5, queueLimit: 1.5, jobName: "a" } as unknown as OpenLineageOptions;
    const error = await catchError(() => openLineage(wrong));
    expect(error.problems).toHaveLength(3);
  });

  it("that is wrong and secret is not shown", async () => {
    const wrong = { ...JOB, url: "http://me:secret@localhost", apiKey: "secret\nsecret" };
    const error = await catchError(() => openLineage(wrong));
    expect(error.problems).toHaveLength(2);
    expect(error.message).not.toContain("secret");
  });

  it("`jobName` that throws is reported once, and the run goes on", async () => {
    const flow = openFlow(
      openLineage({
        namespace: "tests",
        jobName: () => {
          throw new Error("no name");
        },
        send: () => {},
      }),
    );
    flow.run();
    flow.run();
    await flow.close();
    expect(flow.warnings).toEqual([
      "`openLineage` could not describe a run: no name. Further failures of this adapter are not reported.",
    ]);
  });
});
