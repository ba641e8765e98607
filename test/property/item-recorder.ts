/** An adapter that records the hooks of fan-outs, and what holds of them however a run ends. */
import type { LifecycleAdapter } from "@icosian/runtime";
import fc from "fast-check";
import { expect } from "vitest";
import { toPath } from "./item-hooks-model.ts";
import type { FanOutCase } from "./random-fan-outs.ts";

/** What a recording adapter is like. */
export interface ItemWatch {
  /** The kinds of hooks that it has. */
  readonly hooks: readonly ("node" | "item" | "expand")[];
  /** Every node to which it does not apply has a number that leaves this remainder when divided by three. */
  readonly leavesOut: number;
  /** Whether its hooks are async functions. */
  readonly isAsync: boolean;
}

/** Any recording adapter; most of them apply to all nodes. */
export const itemWatch: fc.Arbitrary<ItemWatch> = fc.record({
  hooks: fc.subarray(["node", "item", "expand"], { minLength: 1 }),
  leavesOut: fc.constantFrom(9, 9, 0, 1, 2),
  isAsync: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
});

/** Whether a watch applies to a node. */
export function appliesTo({ leavesOut }: ItemWatch, name: string): boolean {
  return Number(name.slice(4)) % 3 !== leavesOut;
}

/** Creates an adapter that adds a line per hook. */
export function toAdapter(watch: ItemWatch, lines: string[]): LifecycleAdapter {
  const add = watch.isAsync
    ? async (line: string) => {
        lines.push(line);
        await Promise.resolve();
      }
    : (line: string) => void lines.push(line);
  const { hooks } = watch;
  const adapter: LifecycleAdapter = {
    appliesTo: ({ name }) => appliesTo(watch, name),
    ...(hooks.includes("node") && {
      preNodeExecute: ({ node, items }) => add(`pre ${node.name} at ${toPath(items)}`),
      postNodeExecute: ({ node, items, outcome }) => add(`post ${node.name} at ${toPath(items)}: ${outcome}`),
    }),
    ...(hooks.includes("item") && {
      preItemExecute: ({ fanOut, items }) => add(`preItem ${fanOut.name} at ${toPath(items)}`),
      postItemExecute: ({ fanOut, items, success }) => add(`postItem ${fanOut.name} at ${toPath(items)}: ${success}`),
    }),
    ...(hooks.includes("expand") && { postExpand: ({ node, count }) => add(`expand ${node.name} ${count}`) }),
  };
  return watch.isAsync ? declareAsync(adapter) : adapter;
}

/** Makes async functions of the hooks that make a node async. */
function declareAsync(adapter: LifecycleAdapter): LifecycleAdapter {
  const { preNodeExecute, postNodeExecute } = adapter;
  if (preNodeExecute === undefined || postNodeExecute === undefined) return adapter;
  return {
    ...adapter,
    preNodeExecute: async (record) => preNodeExecute(record),
    postNodeExecute: async (record) => postNodeExecute(record),
  };
}

/** The predicted lines that a watch sees. */
export function keepSeen(lines: readonly string[], watch: ItemWatch): readonly string[] {
  const kinds = { pre: "node", post: "node", preItem: "item", postItem: "item", expand: "expand" } as const;
  return lines.filter((line) => {
    const [hook, name] = line.split(" ") as [keyof typeof kinds, string];
    return watch.hooks.includes(kinds[hook]) && appliesTo(watch, name);
  });
}

/** Checks what holds of the hooks of every run: each once, in pairs, those of an item around everything in it. */
export function checkPairs({ nodes }: FanOutCase, lines: readonly string[]): void {
  const begins = lines.filter((line) => line.startsWith("pre")).map((line) => line.slice(3));
  const ends = lines.filter((line) => line.startsWith("post")).map((line) => line.slice(4).replace(/: \w+$/, ""));
  expect([...ends].sort()).toEqual([...begins].sort());
  expect(new Set(begins).size).toBe(begins.length);
  lines.forEach((line, at) => {
    const [, name, path] = /^pre (\w+) at (.*)$/.exec(line) ?? [];
    if (name === undefined || path === undefined) return;
    const end = lines.findIndex((other) => other.startsWith(`post ${name} at ${path}:`));
    expect(end).toBeGreaterThan(at);
    // The values of a fan-out are its items, which are read before it ends.
    for (const { name: input, collects } of nodes.find((node) => node.name === name)!.inputs) {
      if (collects || nodes.find((node) => node.name === input)?.items !== null) continue;
      const before = lines.findLastIndex(
        (other) => other.startsWith(`post ${input} at `) && isWithin(path, toPlace(other)),
      );
      expect(before).toBeLessThan(at);
    }
  });
  lines.forEach((line, at) => {
    if (!line.startsWith("preItem")) return;
    const item = toPlace(line);
    const end = lines.findIndex((other) => other.startsWith("postItem") && toPlace(other) === item);
    lines.forEach((other, index) => {
      if (!other.includes(" at ") || !isWithin(toPlace(other), item)) return;
      expect(index).toBeGreaterThanOrEqual(at);
      expect(index).toBeLessThanOrEqual(end);
    });
  });
}

function toPlace(line: string): string {
  return line.replace(/^.* at /, "").replace(/: \w+$/, "");
}

function isWithin(path: string, outer: string): boolean {
  return outer === "" || path === outer || path.startsWith(`${outer} >`);
}
