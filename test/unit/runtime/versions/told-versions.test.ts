/** Who tells code versions of nodes that modifiers make: exports, and what adapters learn of nodes. */
import {
  extractFields,
  parameterize,
  value,
  type ExportedNode,
  type LifecycleAdapter,
  type NodeInfo,
} from "@icosian/runtime";
import { describe, expect, it } from "vitest";
import { build } from "../untyped.ts";
import { toModule, versionsOf, write } from "./versions-of.ts";

const modifiers = [extractFields("b"), parameterize({ p: { a: value(3) }, q: { a: value(8) } })];
const names = ["p", "q", "p.b", "q.b"];
const module = toModule([write("f", { modifiers })]);
const versions = versionsOf({ modifiers });
const expected = Object.fromEntries(names.map((name) => [name, versions.get(name)!.version]));

describe("code versions", () => {
  it("are told by exports", () => {
    const { nodes } = build({ modules: [module] }).exportExecution(names, { inputs: { b: 1 } });
    const told = (nodes as readonly ExportedNode[]).flatMap(({ name, codeVersion }) =>
      codeVersion === null ? [] : [[name, codeVersion]],
    );
    expect(Object.fromEntries(told)).toEqual(expected);
    expect(new Set(Object.values(expected)).size).toBe(3);
  });

  it("are told to adapters", () => {
    const seen: NodeInfo[] = [];
    const adapter: LifecycleAdapter = { name: "seeing", preNodeExecute: ({ node }) => void seen.push(node) };
    const flow = build({ modules: [module], adapters: [adapter] });
    flow.executeSync(names, { inputs: { b: 1 } });
    expect(Object.fromEntries(seen.map(({ name, codeVersion }) => [name, codeVersion]))).toEqual(expected);
    for (const node of seen) {
      expect(Object.isFrozen(node)).toBe(true);
      expect(JSON.parse(JSON.stringify(node))).toMatchObject({ codeVersion: expected[node.name] });
    }
  });

  it("are not computed while a dataflow is built", () => {
    let count = 0;
    const getPrototypeOf = (): null => {
      count++;
      return null;
    };
    // No proxy itself, which would be named without a look at it.
    const counting = Object.create(new Proxy({}, { getPrototypeOf })) as object;
    const counted = toModule([write("f", { modifiers: [parameterize({ p: { a: value(counting) } })] })]);
    const before = count;
    const flow = build({ modules: [counted], adapters: [{ name: "silent", preNodeExecute: () => {} }] });
    const linked = count;
    flow.exportExecution(["p"], { inputs: { b: 1 } });
    expect(linked).toBe(before);
    expect(count).toBeGreaterThan(linked);
  });
});
