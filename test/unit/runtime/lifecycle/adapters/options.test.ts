/** Wrong options of adapters are refused where they are written, in the user's words. */
import { printer, progress, slowNodes, timings } from "@icosian/runtime/adapters";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../../catch-error.ts";

type AnyFactory = (options?: unknown) => unknown;
const factories = { progress, printer, timings, slowNodes } as unknown as Readonly<Record<string, AnyFactory>>;

async function messageOf(name: string, options: unknown): Promise<string> {
  const error = await catchError(() => factories[name]!(options));
  expect(new Set(codesOf(error))).toEqual(new Set(["ICO6016"]));
  expect(new Set(error.problems.map(({ subject }) => subject))).toEqual(new Set([name]));
  return error.problems.map(({ message }) => message).join("\n");
}

describe("wrong options", () => {
  it.each([
    ["slowNodes", undefined, "`slowNodes` needs `ms`: a number of milliseconds above 0."],
    ["slowNodes", {}, "`slowNodes` needs `ms`: a number of milliseconds above 0."],
    ["slowNodes", { ms: undefined }, "`slowNodes` needs `ms`: a number of milliseconds above 0."],
    ["slowNodes", { ms: -1 }, "`ms` of `slowNodes` is -1; give a number of milliseconds above 0."],
    ["slowNodes", { ms: 0 }, "`ms` of `slowNodes` is 0; give a number of milliseconds above 0."],
    ["slowNodes", { ms: Number.NaN }, "`ms` of `slowNodes` is NaN; give a number of milliseconds above 0."],
    ["slowNodes", { ms: Infinity }, "`ms` of `slowNodes` is Infinity; give a number of milliseconds above 0."],
    ["slowNodes", { ms: "2s" }, '`ms` of `slowNodes` is "2s"; give a number of milliseconds above 0.'],
    ["slowNodes", { ms: 5n }, "`ms` of `slowNodes` is 5n; give a number of milliseconds above 0."],
    ["slowNodes", { ms: null }, "`ms` of `slowNodes` is null; give a number of milliseconds above 0."],
    ["slowNodes", { ms: 5, reprot: console.log }, "`slowNodes` has no option `reprot`. Did you mean `report`?"],
    ["slowNodes", { ms: 5, report: "log" }, '`report` of `slowNodes` is "log"; give a function.'],
    [
      "slowNodes",
      2000,
      "`slowNodes` takes options in an object, not 2000.\n" +
        "`slowNodes` needs `ms`: a number of milliseconds above 0.",
    ],
    ["timings", { maxEvents: 0 }, "`maxEvents` of `timings` is 0; give a whole number from 1."],
    ["timings", { maxEvents: 1.5 }, "`maxEvents` of `timings` is 1.5; give a whole number from 1."],
    ["timings", { maxEvents: Infinity }, "`maxEvents` of `timings` is Infinity; give a whole number from 1."],
    ["timings", { max: 5 }, "`timings` has no option `max`. The only option is `maxEvents`."],
    ["timings", [], "`timings` takes options in an object, not an array."],
    ["timings", new Map(), "`timings` takes options in an object, not a Map."],
    ["printer", console.log, "`printer` takes options in an object, not the function `log`."],
    ["printer", { print: console }, /^`print` of `printer` is an? .+; give a function\.$/],
    ["printer", { inputs: "yes" }, '`inputs` of `printer` is "yes"; give true or false.'],
    ["printer", { starts: 1 }, "`starts` of `printer` is 1; give true or false."],
    [
      "printer",
      { verbose: true },
      "`printer` has no option `verbose`. The options are `print`, `inputs` and `starts`.",
    ],
    ["printer", null, "`printer` takes options in an object, not null."],
    [
      "progress",
      { stream: "stderr" },
      '`stream` of `progress` is "stderr"; give a stream with a method `write`, such as `process.stderr`.',
    ],
    [
      "progress",
      { stream: null },
      "`stream` of `progress` is null; give a stream with a method `write`, such as `process.stderr`.",
    ],
    ["progress", { display: "line" }, '`display` of `progress` is "line"; give "bar" or "lines".'],
    ["progress", { display: true }, '`display` of `progress` is true; give "bar" or "lines".'],
    ["progress", { intervalMs: -5 }, "`intervalMs` of `progress` is -5; give a number of milliseconds above 0."],
    ["progress", { interval: 5 }, /^`progress` has no option `interval`\./],
    ["progress", Promise.resolve({}), /^`progress` takes options in an object, not a promise \(`await` it first\)\.$/],
  ])("%s(%o)", async (name, options, expected) => {
    const message = await messageOf(name, options);
    if (typeof expected === "string") expect(message).toBe(expected);
    else expect(message).toMatch(expected);
  });

  it("are all reported at once", async () => {
    const error = await catchError(() => factories["slowNodes"]!({ ms: -1, report: 5, reports: 6 }));
    expect(error.problems).toHaveLength(3);
  });

  it("that cannot be read say so", async () => {
    const thrown = new Error("no");
    const options = {
      get ms(): number {
        throw thrown;
      },
    };
    const error = await catchError(() => factories["slowNodes"]!(options));
    expect([error.message, error.cause]).toEqual([
      "ICO6016 invalid-adapter: The options of `slowNodes` cannot be read: no",
      thrown,
    ]);
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(await messageOf("printer", revoked.proxy)).toMatch(/^The options of `printer` cannot be read/);
  });
});

describe("right options", () => {
  it("may be left out, empty, undefined, or inherit nothing", () => {
    for (const options of [undefined, {}, { print: undefined }, Object.create(null)])
      expect(() => factories["printer"]!(options)).not.toThrow();
  });

  it("are read once", () => {
    let reads = 0;
    const options = {
      get ms(): number {
        reads++;
        return 5;
      },
    };
    factories["slowNodes"]!(options);
    expect(reads).toBe(1);
  });
});
