/**
 * Whatever promises, thenables, proxies, iterators and callbacks of users do: every run ends, its error names a node that
 * misbehaves, and nothing of it stays behind: no rejection that nobody hears of, no timer, no listener.
 */
/* oxlint-disable unicorn/no-thenable */
import { getEventListeners } from "node:events";
import { dataflow, DataflowError, type Definition } from "@icosian/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { define, makeModule } from "../unit/runtime/make-module.ts";
import { writeCode } from "./write-code.ts";

const boom = (): never => {
  throw new Error("boom");
};

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const withThen = (then: unknown): object => Object.defineProperty({}, "then", { value: then });

/** What a node may give that is right, where the caller can wait. */
const SOUND = {
  number: () => 1,
  promise: () => Promise.resolve(1),
  thenable: () => withThen((fulfil: (value: number) => void) => fulfil(1)),
  twice: () => withThen((fulfil: (value: number) => void, reject: (reason: unknown) => void) => [fulfil(1), fulfil(2), reject(3)]), // prettier-ignore
  ownThen: () => Object.assign(Promise.resolve(1), { then: boom }),
  nested: () => Promise.resolve(withThen((fulfil: (value: number) => void) => fulfil(1))),
};

/** What a node may do that ends the run. */
const UNSOUND = {
  throws: boom,
  // oxlint-disable-next-line typescript/only-throw-error
  throwsRevoked: () => { throw revoked(); }, // prettier-ignore
  rejects: () => Promise.reject(new Error("boom")),
  rejectsRevoked: () => Promise.reject(revoked()),
  rejectsNothing: () => Promise.reject(),
  revoked,
  thenThrows: () => withThen(boom),
  thenGetterThrows: () => Object.defineProperty({}, "then", { get: boom }),
  thenGetterOnce: () => {
    let isFirst = true;
    return Object.defineProperty({}, "then", { get: () => (isFirst ? ((isFirst = false), () => {}) : boom()) });
  },
  nestedThrows: () => Promise.resolve(withThen(boom)),
  constructorThrows: () => Object.defineProperty(Promise.resolve(1), "constructor", { get: boom }),
  rejectsLate: async () => {
    await Promise.resolve();
    throw Object.defineProperty(new Error("x"), "message", { get: boom });
  },
};

const BEHAVIOURS: Readonly<Record<string, () => unknown>> = { ...SOUND, ...UNSOUND };

/** Steps of iterators that are none. */
const STEPS: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  undefined: () => undefined,
  number: () => 7,
  done: () => Object.defineProperty({}, "done", { get: boom }),
  value: () => Object.defineProperty({ done: false }, "value", { get: boom }),
  revoked,
};

/** `"done"`, `"throws"`, `"rejects"`, `"silent"`, or a step that is none. */
type Ending = string;

interface Source {
  readonly isAsync: boolean;
  readonly items: number;
  readonly ending: Ending;
  /** What `return()` does. */
  readonly leaving: "none" | "sound" | "throws" | "rejects" | "silent";
}

interface Case {
  /** `node0` and so on, each of those before it. */
  readonly nodes: readonly { readonly does: string; readonly reads: readonly number[]; readonly isDeclared: boolean }[];
  readonly source: Source;
  /** What is done for each item. */
  readonly each: { readonly does: string; readonly isDeclared: boolean };
  readonly outputs: readonly string[];
  readonly handler: "none" | "sound" | "throws" | "rejects";
  readonly concurrency: number;
}

const behaviour = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...Object.keys(SOUND)) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(UNSOUND)) },
);

const source = fc.record<Source>({
  isAsync: fc.boolean(),
  items: fc.nat(4),
  ending: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Ending>("done") },
    { weight: 3, arbitrary: fc.constantFrom<Ending>("throws", "rejects", "silent", ...Object.keys(STEPS)) },
  ),
  leaving: fc.constantFrom("none", "sound", "throws", "rejects", "silent"),
});

const anyCase = fc.record<Case>({
  nodes: fc.array(
    fc.record({ does: behaviour, reads: fc.uniqueArray(fc.nat(3), { maxLength: 2 }), isDeclared: fc.boolean() }),
    { maxLength: 4 },
  ),
  source,
  each: fc.record({ does: behaviour, isDeclared: fc.boolean() }),
  outputs: fc.uniqueArray(fc.constantFrom("node0", "node1", "node2", "node3", "all"), { minLength: 1, maxLength: 3 }),
  handler: fc.constantFrom("none", "sound", "throws", "rejects"),
  concurrency: fc.constantFrom(1, 2, Infinity),
});

function makeSource({ isAsync, items, ending, leaving }: Source): object {
  const given = (value: unknown): unknown => (isAsync ? Promise.resolve(value) : value);
  let count = 0;
  const next = (): unknown => {
    if (count < items) return given({ done: false, value: count++ });
    if (ending === "done") return given({ done: true, value: undefined });
    if (ending === "throws") return boom();
    // Of a source that is not async, a promise is no step.
    if (ending === "rejects") return Promise.reject(new Error("boom"));
    if (ending === "silent") return isAsync ? new Promise(() => {}) : boom();
    return given(STEPS[ending]!());
  };
  const leave = {
    none: undefined,
    sound: () => given({ done: true, value: undefined }),
    throws: boom,
    rejects: () => Promise.reject(new Error("boom")),
    silent: () => new Promise(() => {}),
  }[leaving];
  const iterator = { next, ...(leave && { return: leave }) };
  return { [isAsync ? Symbol.asyncIterator : Symbol.iterator]: () => iterator };
}

function toModule({ nodes, source: items, each }: Case): ReturnType<typeof makeModule> {
  const plain = Array.from({ length: 4 }, (_, id): Definition => {
    const { does, reads, isDeclared } = nodes[id] ?? { does: "number", reads: [], isDeclared: false };
    const names = reads.filter((read) => read < id).map((read) => `node${read}`);
    return define(`node${id}`, [...names, "x"], BEHAVIOURS[does]!, {
      isAsync: isDeclared,
      type: does === "number" || does === "throws" ? "number" : "Value",
    });
  });
  const item = define("item", ["x"], () => makeSource(items), { fansOut: true, isAsync: items.isAsync });
  const one = define("one", ["item", "x"], BEHAVIOURS[each.does]!, { isAsync: each.isDeclared, type: "Value" });
  const all = define("all", ["one*"], (values: readonly unknown[]) => values.length);
  return makeModule("src/m.ts", plain, item, one, all);
}

/** Names of the nodes that are needed and misbehave; null where none does. */
function findUnsound({ nodes, source: { items, ending }, each, outputs, handler }: Case): readonly string[] | null {
  const needed = new Set<string>();
  const visit = (name: string): void => {
    needed.add(name);
    for (const read of nodes[Number(name.slice(4))]?.reads ?? [])
      if (read < Number(name.slice(4))) visit(`node${read}`);
  };
  for (const output of outputs) if (output !== "all") visit(output);
  const names = nodes.flatMap(({ does }, id) => (does in UNSOUND && needed.has(`node${id}`) ? [`node${id}`] : []));
  if (outputs.includes("all")) {
    if (ending !== "done") names.push("item", "signal");
    if (each.does in UNSOUND && items > 0 && handler !== "sound") names.push("one", "onItemError", "item");
  }
  return names.length === 0 ? null : names;
}

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => {
  process.on("unhandledRejection", note);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterAll(() => {
  vi.useRealTimers();
  process.off("unhandledRejection", note);
});

/** How a run ends that is aborted if it does not end by itself. */
async function outcomeOf(begin: (signal: AbortSignal) => unknown): Promise<unknown> {
  const controller = new AbortController();
  let outcome: { readonly value: unknown } | null = null;
  void (async () => begin(controller.signal))().then(
    (value) => (outcome = { value }),
    (error: unknown) => (outcome = { value: error }),
  );
  await vi.advanceTimersByTimeAsync(1);
  if (outcome === null) {
    controller.abort(new Error("took too long"));
    await vi.advanceTimersByTimeAsync(6000);
  }
  expect(outcome).not.toBeNull();
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  return (outcome as unknown as { readonly value: unknown }).value;
}

const HANDLERS = {
  none: {},
  sound: { onItemError: () => {} },
  throws: { onItemError: boom },
  rejects: { onItemError: async () => boom() },
};

it("every run ends and leaves nothing behind", async () => {
  let failed = 0;
  let coded = 0;
  await fc.assert(
    fc.asyncProperty(anyCase, async (each) => {
      const { concurrency, handler } = each;
      const outputs = [...each.outputs];
      const module = toModule(each);
      const flow = dataflow(module as object);
      const code = writeCode([module], { outputs, inputs: { x: 1 } });
      if (code !== null) coded++;
      const options = { inputs: { x: 1 }, concurrency, ...HANDLERS[handler] };
      const unsound = findUnsound(each);
      for (const names of code === null ? [outputs] : [outputs, [...code]])
        for (const begin of [
          (signal: AbortSignal) => flow.execute(names, { ...options, signal }),
          (signal: AbortSignal) => flow.prepare(names).execute({ ...options, signal }),
          (signal: AbortSignal) => flow.executeSync(names, { ...options, signal }),
          (signal: AbortSignal) => flow.prepare(names).executeSync({ ...options, signal }),
        ]) {
          const isSync = String(begin).includes("executeSync");
          const outcome = await outcomeOf(begin);
          // Code refuses undeclared promises of numbers, and executeSync all of them.
          if (outcome instanceof DataflowError) {
            const subjects = outcome.problems.map(({ subject }) => subject);
            if (!isSync) expect(unsound).toEqual(expect.arrayContaining(subjects.slice(0, 1)));
            expect(subjects[0]).toMatch(/^(node\d|item|one|signal|onItemError)$/);
            failed++;
            continue;
          }
          expect(unsound).toBeNull();
          expect(Object.keys(outcome as object)).toEqual(outputs);
          const left = each.each.does in UNSOUND ? 0 : each.source.items;
          for (const name of outputs)
            expect((outcome as Record<string, unknown>)[name]).toBe(name === "all" ? left : 1);
        }
    }),
    { numRuns: 400 },
  );
  await new Promise((resolve) => void setImmediate(resolve));
  expect(unhandled).toEqual([]);
  expect(failed).toBeGreaterThan(400);
  expect(coded).toBeGreaterThan(40);
});
