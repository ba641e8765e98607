/** Errors of functions on a worker, values that are no data, and codecs. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { failureOf, local, moduleOf, open, sent } from "./distributed-flow.ts";

class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status = 503;
  readonly headers = new Map([["retry-after", "3"]]);
  readonly retry = (): void => {};
}

class Money {
  readonly cents: number;
  constructor(cents: number) {
    this.cents = cents;
  }
}

const money = {
  name: "money",
  is: (value: object): boolean => value instanceof Money,
  encode: ({ cents }: Money): unknown => cents,
  decode: (data: unknown): Money => new Money(Number(data)),
};
// A cast because codecs are of one class, and lists of them of any.
const codecs = [money as never];

async function fail(thrown: unknown): Promise<{ readonly cause: unknown; readonly message: string }> {
  const bad = sent("bad", ["x"], async () => {
    throw thrown;
  });
  const { flow } = await open(moduleOf(bad));
  const error = await failureOf(flow.execute(["bad"], { inputs: { x: 1 } }));
  expect(error.problems).toMatchObject([{ code: "ICO8001", subject: "bad" }]);
  return { cause: error.cause, message: error.message };
}

describe("an error comes back", () => {
  it("with class name, message, stack, causes and properties", async () => {
    const thrown = new HttpError("no", { cause: new RangeError("inner", { cause: "innermost" }) });
    const { cause, message } = await fail(thrown);
    expect(message).toContain("The node `bad`, computed from `x`, failed: no (on the worker w1)");
    expect(cause).toBeInstanceOf(Error);
    const error = cause as HttpError;
    expect(error).not.toBe(thrown);
    expect([error.name, error.message, error.stack]).toEqual(["HttpError", "no", thrown.stack]);
    expect([error.status, error.headers, "retry" in error]).toEqual([503, thrown.headers, false]);
    expect(error.cause).toBeInstanceOf(RangeError);
    expect(error.cause).toMatchObject({ message: "inner", cause: "innermost" });
  });

  it("if it is an AggregateError", async () => {
    const { cause } = await fail(new AggregateError([new TypeError("one"), "two"], "both"));
    expect(cause).toBeInstanceOf(AggregateError);
    const { errors, message } = cause as AggregateError;
    expect([message, errors[0], errors[1]]).toEqual(["both", new TypeError("one"), "two"]);
    expect(errors[0]).toBeInstanceOf(TypeError);
  });

  it.each([["a text"], [null], [{ code: 7 }], [0]])("if it is %j", async (thrown) => {
    expect((await fail(thrown)).cause).toEqual(thrown);
  });

  it("if it is nothing at all, or cannot be read", async () => {
    expect((await fail(undefined)).message).toContain("(on the worker w1)");
    const unreadable = Object.defineProperty(new Error("x"), "message", {
      get: () => {
        throw new Error("unreadable");
      },
    });
    expect((await fail(unreadable)).message).toContain("(on the worker w1)");
  });
});

describe("no data", () => {
  it.each<readonly [value: unknown, words: string]>([
    [() => 1, "its input `value` is a function"],
    [{ rows: [1, { callback: () => 1 }] }, "its input `value` has a function at `rows[1].callback`"],
    [new Money(1), "its input `value` is an instance of the class Money"],
    [Symbol("x"), "its input `value` is a symbol"],
  ])("as an input: %s", async (value, words) => {
    const { flow, queue } = await open(moduleOf(sent("same", ["value"], async (own: unknown) => own)));
    const { message, problems } = await failureOf(flow.execute(["same"], { inputs: { value } }));
    expect(problems).toMatchObject([{ code: "ICO8041", subject: "same" }]);
    expect(message).toContain(`\`same\` cannot be computed on another machine, because ${words}.`);
    expect(queue.sent).toEqual([]);
  });

  it.each<readonly [value: () => unknown, words: string]>([
    [() => () => 1, "its value is a function"],
    [() => ({ each: [new Money(1)] }), "its value has an instance of the class Money at `each[0]`"],
  ])("as a value: %s", async (toValue, words) => {
    const { flow } = await open(moduleOf(sent("bad", [], async () => toValue())));
    const { message, problems } = await failureOf(flow.execute(["bad"]));
    expect(problems).toMatchObject([{ code: "ICO8041", subject: "bad" }]);
    expect(message).toContain(`because ${words}.`);
    expect(message).toContain("(on the worker w1)");
  });

  it("as the items of a remote generator", async () => {
    const item = sent(
      "item",
      [],
      function* () {
        yield 1;
      },
      { fansOut: true, isAsync: false },
    );
    const { flow } = await open(
      moduleOf(
        item,
        local("all", ["item*"], async (each: Iterable<number>) => [...each]),
      ),
    );
    const { problems } = await failureOf(flow.execute(["all"]));
    expect(problems).toMatchObject([{ code: "ICO8041", subject: "item" }]);
  });

  it("in one item of a batch fails that item alone", async () => {
    const item = local("item", [], async () => [1, 2, 3], { fansOut: true });
    const each = sent("each", ["item"], async (own: number) => (own === 2 ? () => own : own), { batch: 3 });
    const { flow, queue } = await open(
      moduleOf(
        item,
        each,
        local("all", ["each*"], async (all: Iterable<number>) => [...all]),
      ),
    );
    const failed: unknown[] = [];
    const onItemError = ({ problems }: { readonly problems: readonly { readonly code: string }[] }): void =>
      void failed.push(problems[0]!.code);
    expect(await flow.execute(["all"], { onItemError })).toEqual({ all: [1, 3] });
    expect([failed, queue.sent]).toEqual([["ICO8041"], ["each"]]);
  });
});

describe("codecs", () => {
  const twice = sent("twice", ["own"], async ({ cents }: Money) => new Money(2 * cents));

  it("on both sides let instances travel", async () => {
    const { flow } = await open(moduleOf(twice), { options: { codecs } });
    const { twice: value } = await flow.execute(["twice"], { inputs: { own: new Money(3) } });
    expect(value).toEqual(new Money(6));
    expect(value).toBeInstanceOf(Money);
  });

  it("that the worker does not have are asked for", { timeout: 60_000 }, async () => {
    const { flow } = await open(moduleOf(twice), { options: { codecs }, working: { codecs: [] } });
    const { message, problems } = await failureOf(flow.execute(["twice"], { inputs: { own: new Money(3) } }));
    expect(problems).toMatchObject([{ code: "ICO8043", subject: "twice" }]);
    expect(message).toContain("Give the worker the `codecs` of the program. (on the worker w1)");
  });
});

it("a job that runs too long is ended, with the worker, also if its function never returns", async () => {
  const slow = sent("slow", ["x"], async () => await new Promise(() => {}), { timeoutMs: 30 });
  const { flow, events } = await open(moduleOf(slow));
  const { message, problems } = await failureOf(flow.execute(["slow"], { inputs: { x: 1 } }));
  expect(problems).toMatchObject([{ code: "ICO8043", subject: "slow" }]);
  expect(message).toContain("The job of `slow` was lost: It ran longer than its 30 ms (on the worker w1).");
  await sleep(0);
  expect(events).toMatchObject([
    { kind: "began", node: "slow", items: 1 },
    { kind: "ended", outcome: "aborted" },
  ]);
});
