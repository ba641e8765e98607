/** Thenables that are no promises, as queries of databases are: they start when they are asked, and may throw then. */
/* oxlint-disable unicorn/no-thenable */
import { checkOutputCustom, dataSaver, node, type Definition } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { writeCode } from "../../../property/write-code.ts";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

/** A query that counts how often it has been run. */
function lazy(result: unknown): { readonly runs: () => number; readonly query: PromiseLike<unknown> } {
  let count = 0;
  const query = {
    then: (fulfil: (value: unknown) => void) => {
      count++;
      fulfil(result);
    },
  };
  return { runs: () => count, query: query as PromiseLike<unknown> };
}

/** The error of a node, however it is run and interpreted or as code. */
async function errorsOf(definition: Definition, isSync: boolean): Promise<readonly string[]> {
  const module = makeModule(
    "src/m.ts",
    define("x", [], () => 1),
    definition,
  );
  const flow = build(module);
  const request = { outputs: [definition.name], overrides: {} };
  const code = writeCode([module], request) ?? [definition.name];
  const prepared = flow.prepare([definition.name]);
  const attempts = isSync
    ? [() => flow.executeSync([definition.name]), () => flow.executeSync(code), () => prepared.executeSync()]
    : [() => flow.execute([definition.name]), () => flow.execute(code), () => prepared.execute()];
  const errors = [];
  for (const attempt of attempts) errors.push((await catchError(attempt)).message.split("\n")[0]!);
  return errors;
}

describe("executeSync refuses a thenable", () => {
  it("and does not run the query", async () => {
    const { query, runs } = lazy(1);
    for (const type of ["Query", "number"]) {
      const errors = await errorsOf(
        define("insert", ["x"], () => query, { type }),
        true,
      );
      for (const error of errors) expect(error).toMatch(/^ICO800[38] .*`insert` returned a promise/);
      expect(runs()).toBe(0);
    }
  });

  it("also behind a saver, or as the answer of a validator", async () => {
    const saved = lazy({ rows: 1 });
    const answered = lazy(true);
    const save = node(dataSaver(), () => saved.query as never);
    const checked = node(checkOutputCustom({ name: "late", validate: () => answered.query as never }), () => 1);
    const flow = build(
      makeModule(
        "src/m.ts",
        define("save", [], save, { modifiers: [{ kind: "dataSaver" }] }),
        define("checked", [], checked, { modifiers: [{ kind: "checkOutputCustom" }] }),
      ),
    );
    for (const name of ["save", "checked"]) {
      const error = await catchError(() => flow.executeSync([name]));
      expect(codesOf(error)).toEqual(["ICO8003"]);
    }
    expect([saved.runs(), answered.runs()]).toEqual([0, 0]);
    expect(await flow.execute(["save", "checked"])).toEqual({ save: { rows: 1 }, checked: 1 });
    expect([saved.runs(), answered.runs()]).toEqual([1, 1]);
  });

  it("without an unhandled rejection of a promise", async () => {
    const rejected: unknown[] = [];
    const note = (reason: unknown): void => void rejected.push(reason);
    process.on("unhandledRejection", note);
    for (const own of [
      () => Promise.reject(new Error("late")),
      async () => {
        throw new Error("late");
      },
    ])
      expect((await errorsOf(define("late", ["x"], own), true))[0]).toContain("`late` returned a promise");
    const save = node(dataSaver(), () => Promise.reject(new Error("late")) as never);
    const flow = build(makeModule("src/m.ts", define("save", [], save, { modifiers: [{ kind: "dataSaver" }] })));
    expect(codesOf(await catchError(() => flow.executeSync(["save"])))).toEqual(["ICO8003"]);
    await new Promise((resolve) => void setTimeout(resolve, 10));
    process.off("unhandledRejection", note);
    expect(rejected).toEqual([]);
  });
});

describe("a `then` that throws names its node", () => {
  const throwing = (): never => {
    throw new Error("then throws");
  };
  const failed = "ICO8001 node-failed: The node `broken`, computed from `x`, failed: then throws";

  it("as a getter, in every executor", async () => {
    const own = (): object => Object.defineProperty({}, "then", { get: throwing });
    for (const isSync of [true, false])
      expect(await errorsOf(define("broken", ["x"], own), isSync)).toEqual([failed, failed, failed]);
  });

  it("as a method, where it is waited for", async () => {
    const own = (): object => ({ then: throwing });
    for (const isAsync of [false, true])
      expect(await errorsOf(define("broken", ["x"], own, { isAsync, type: "Query" }), false)).toEqual([
        failed,
        failed,
        failed,
      ]);
    const sync = await errorsOf(define("broken", ["x"], own, { type: "Query" }), true);
    for (const error of sync) expect(error).toContain("ICO8003 unexpected-promise: `broken` returned a promise");
  });

  it("and a promise with a `then` or a constructor of its own is awaited as `await` does", async () => {
    const own = (): Promise<number> => Object.assign(Promise.resolve(7), { then: throwing });
    const other = (): Promise<number> => Object.defineProperty(Promise.resolve(7), "constructor", { get: throwing });
    const flow = build(
      makeModule("src/m.ts", define("own", [], own, { isAsync: true }), define("other", [], other, { isAsync: true })),
    );
    expect(await flow.execute(["own"])).toEqual({ own: 7 });
    expect((await catchError(() => flow.execute(["other"]))).message).toContain("The node `other`");
  });
});

it("a thenable that answers twice, or both ways, counts once", async () => {
  const twice = (fulfil: (value: number) => void, reject: (reason: unknown) => void): void => {
    fulfil(1);
    fulfil(2);
    reject(new Error("too late"));
  };
  const own = (): object => ({ then: twice });
  const flow = build(
    makeModule(
      "src/m.ts",
      define("a", [], own, { isAsync: true }),
      define("b", ["a"], async (a: number) => a + 1, { isAsync: true }),
    ),
  );
  expect(await flow.execute(["b"])).toEqual({ b: 2 });
});
