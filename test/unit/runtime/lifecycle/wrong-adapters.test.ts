/** Adapters that are wrong, complain or fail: what is said, when, and what still happens. */
import type { LifecycleAdapter, NodeComputation } from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { define, makeModule } from "../make-module.ts";
import { build } from "../untyped.ts";

const module = makeModule(
  "src/sums.ts",
  define("twice", ["start"], (start: number) => start * 2),
  define("item", ["start"], (start: number) => [start], { fansOut: true }),
  define("all", ["item*"], (items: readonly number[]) => items.length),
);
const REQUEST = { inputs: { start: 1 } };

async function say(...adapters: readonly unknown[]): Promise<string> {
  return (await catchError(() => build({ modules: [module], adapters }))).message;
}

class Misspelt {
  postNodeExecuted(): void {}
}

describe("refused when the dataflow is built", () => {
  it.each<[string, unknown, string]>([
    ["null", null, "The 1st adapter is null; give an object with hooks."],
    ["a text", "progress", 'The 1st adapter is "progress"; give an object with hooks.'],
    ["a list", [[]], "The 1st adapter is an array; give an object with hooks."],
    [
      "a factory that is not called",
      () => ({}),
      "give an object with hooks. If the function makes an adapter, call it.",
    ],
    [
      "a misspelt hook",
      { preNodeExecut: () => {} },
      "has `preNodeExecut`, which is no hook. Did you mean `preNodeExecute`?",
    ],
    [
      "a misspelt hook of a class",
      new Misspelt(),
      "has `postNodeExecuted`, which is no hook. Did you mean `postNodeExecute`?",
    ],
    ["a hook that is no function", { onRetry: true }, "`onRetry` of the 1st adapter is true; give a function."],
    ["a wrong name", { name: 3 }, "The name of the 1st adapter is 3; give a string."],
    [
      "a wrong mark",
      { name: "audit", isAsync: "yes" },
      '`isAsync` of the adapter `audit` is "yes"; give true or false.',
    ],
    [
      "a getter that throws",
      {
        get name() {
          throw new Error("no name");
        },
      },
      "The 1st adapter cannot be read: no name",
    ],
  ])("%s", async (_, adapter, message) => {
    const said = await say(adapter);
    expect(said).toContain("ICO6016 invalid-adapter");
    expect(said).toContain(message);
  });

  it("no list of adapters", async () => {
    const error = await catchError(() => build({ modules: [module], adapters: { preNodeExecute: () => {} } }));
    expect(error.message).toContain("`adapters` is an object; give a list of adapters.");
  });

  it("reports everything at once, together with other mistakes", async () => {
    const error = await catchError(() =>
      build({ modules: [module], adapters: [null, { name: 3 }], config: { unread: 1 } }),
    );
    expect(codesOf(error)).toEqual(["ICO6016", "ICO6016", "ICO6005"]);
  });
});

describe("validators", () => {
  it("give all complaints of all adapters in one error, at their nodes", async () => {
    const tags = {
      name: "tags",
      validateNode: ({ node }: { readonly node: { readonly name: string } }) =>
        node.name === "twice" ? "It has no owner." : null,
    };
    const size = {
      validateGraph: ({ graph }: { readonly graph: { readonly nodes: readonly unknown[] } }) =>
        `It has ${graph.nodes.length} nodes.`,
    };
    expect(await say(tags, size)).toMatchInlineSnapshot(`
      "2 problems.
      - ICO6017 adapter-complaint: The adapter \`tags\` refuses \`twice\`: It has no owner.
            at src/sums.ts:1:17
      - ICO6017 adapter-complaint: The 2nd adapter refuses the dataflow: It has 4 nodes."
    `);
  });

  it("that throw, and `appliesTo` that throws or gives no answer, are reported", async () => {
    const broken = {
      validateNode: () => {
        throw new Error("no rules");
      },
      appliesTo: ({ name }: { readonly name: string }) => name === "twice",
    };
    expect(await say(broken)).toContain(
      "The hook `validateNode` of the 1st adapter failed at the node `twice`: no rules",
    );
    expect(await say({ appliesTo: () => Promise.resolve(true) })).toMatch(/^ICO6017 .*`appliesTo` gave a promise/);
  });

  it("are asked before anything else happens", async () => {
    const seen: string[] = [];
    await say({ validateGraph: () => "No.", postGraphConstruct: () => void seen.push("constructed") });
    expect(seen).toEqual([]);
    expect(
      await say({
        postGraphConstruct: () => {
          throw new Error("no disk");
        },
      }),
    ).toContain("The hook `postGraphConstruct` of the 1st adapter failed: no disk");
  });
});

describe("failing while a request is executed", () => {
  it.each(["preGraphExecute", "postGraphExecute"] as const)("%s", async (hook) => {
    const ends: unknown[] = [];
    const watch: LifecycleAdapter = {
      postGraphExecute: ({ success, error }) => void ends.push([success, error === undefined]),
    };
    const broken = {
      name: "broken",
      [hook]: () => {
        throw new Error("no disk");
      },
    };
    for (const method of ["execute", "executeSync"] as const) {
      ends.length = 0;
      const flow = build({ modules: [module], adapters: [watch, broken] });
      const error = await catchError(() => flow[method](["twice"], REQUEST));
      expect(error.message).toBe(
        `ICO8011 adapter-failed: The hook \`${hook}\` of the adapter \`broken\` failed: no disk`,
      );
      expect(error.cause).toEqual(new Error("no disk"));
      expect(ends).toEqual([[false, false]]);
    }
  });

  it("graph hooks that return promises are waited for, and refused by `executeSync`", async () => {
    const seen: string[] = [];
    const slow = {
      preGraphExecute: async () => {
        await Promise.resolve();
        seen.push("pre");
      },
      postGraphExecute: async () => {
        await Promise.resolve();
        seen.push("post");
      },
    };
    const flow = build({ modules: [module], adapters: [slow] });
    expect(await flow.execute(["twice"], REQUEST)).toEqual({ twice: 2 });
    expect(seen).toEqual(["pre", "post"]);
    const error = await catchError(() => flow.executeSync(["twice"], REQUEST));
    expect(codesOf(error)).toEqual(["ICO8012", "ICO8012"]);
  });

  it("a request that is refused has both graph hooks", async () => {
    const seen: unknown[] = [];
    const flow = build({
      modules: [module],
      adapters: [
        {
          preGraphExecute: ({ outputs }: { readonly outputs: unknown }) => void seen.push(outputs),
          postGraphExecute: ({
            success,
            error,
          }: {
            readonly success: boolean;
            readonly error: { readonly code: string };
          }) => void seen.push([success, error.code]),
        },
      ],
    });
    expect((await catchError(() => flow.execute(["twise"], REQUEST))).code).toBe("ICO7001");
    expect(seen).toEqual([["twise"], [false, "ICO7001"]]);
  });

  it("`call()` after `executeNode` has ended, and twice for a fan-out", async () => {
    let late: (() => unknown) | undefined;
    const keeps = {
      executeNode: ({ call }: NodeComputation) => {
        late = call;
        return call();
      },
    };
    await build({ modules: [module], adapters: [keeps] }).execute(["twice"], REQUEST);
    expect(() => late!()).toThrow("`call()` came after executeNode had ended.");
    const twice = {
      executeNode: ({ call }: NodeComputation) => {
        call();
        return call();
      },
    };
    const flow = build({ modules: [module], adapters: [twice] });
    expect(await flow.execute(["twice"], REQUEST)).toEqual({ twice: 2 });
    const error = await catchError(() => flow.execute(["all"], REQUEST));
    expect(error.message).toContain("`item` fans out, and `call()` computes it only once.");
  });

  it("what `executeNode` throws itself is its own failure, and what `call()` threw is the node's", async () => {
    const failing = makeModule(
      "src/fail.ts",
      define("fails", [], () => {
        throw new RangeError("no value");
      }),
    );
    const passes = { executeNode: ({ call }: NodeComputation) => call() };
    const throws = {
      name: "strict",
      executeNode: () => {
        throw new Error("not allowed");
      },
    };
    const replaces = {
      executeNode: ({ call }: NodeComputation) => {
        try {
          return call();
        } catch {
          return 7;
        }
      },
    };
    const fail = (adapter: object): Promise<{ readonly code: string }> =>
      catchError(() => build({ modules: [failing], adapters: [adapter] }).execute(["fails"]));
    expect((await fail(passes)).code).toBe("ICO8001");
    expect((await fail(throws)).code).toBe("ICO8011");
    expect(await build({ modules: [failing], adapters: [replaces] }).execute(["fails"])).toEqual({ fails: 7 });
  });

  it("all adapters are closed, even if one of them fails", async () => {
    const closed: string[] = [];
    const flow = build({
      modules: [module],
      adapters: [
        { name: "a", close: () => Promise.reject(new Error("busy")) },
        { name: "b", close: () => void closed.push("b") },
      ],
    });
    const error = await catchError(() => flow.close());
    expect(error.message).toBe("ICO8011 adapter-failed: The hook `close` of the adapter `a` failed: busy");
    expect(closed).toEqual(["b"]);
  });
});
