/** Lineage: what there is, what depends on what, and what an execution would do. */
import { describe, expect, it } from "vitest";
import { dataflow, type VariableInfo } from "@icosian/runtime";
import { catchError } from "../catch-error.ts";
import { define, makeModule, toInput } from "../make-module.ts";

const run = (): number => 1;
const loaders = makeModule(
  "src/loaders.ts",
  define("spend", ["path"], run, { documentation: "Weekly spend." }),
  define("signups", ["path"], run),
);
const features = makeModule(
  "src/features.ts",
  define("mean", ["spend"], run),
  define("ratio", ["mean", "signups", "week?"], run, { type: "Ratio" }),
  define("alone", [], run),
);
const flow = dataflow(features as object, loaders as object);
const namesOf = (variables: readonly VariableInfo[]): string => variables.map(({ name }) => name).join(" ");

describe("lists are in topological order, then by name, in whatever order modules come", () => {
  const other = dataflow(loaders as object, features as object);

  it("of all variables", () => {
    expect(namesOf(flow.listAvailableVariables())).toBe("alone path week signups spend mean ratio");
    expect(other.listAvailableVariables()).toEqual(flow.listAvailableVariables());
  });

  it("upstream and downstream, inclusive", () => {
    expect(namesOf(flow.whatIsUpstreamOf("mean"))).toBe("path spend mean");
    expect(namesOf(flow.whatIsUpstreamOf("mean", "alone"))).toBe("alone path spend mean");
    expect(namesOf(flow.whatIsDownstreamOf("spend"))).toBe("spend mean ratio");
    expect(namesOf(other.whatIsDownstreamOf("path"))).toBe("path signups spend mean ratio");
    expect(flow.whatIsUpstreamOf()).toEqual([]);
  });

  it("on the path between two", () => {
    expect(namesOf(flow.whatIsThePathBetween("path", "mean"))).toBe("path spend mean");
    expect(namesOf(flow.whatIsThePathBetween("path", "ratio"))).toBe("path signups spend mean ratio");
    expect(namesOf(flow.whatIsThePathBetween("mean", "mean"))).toBe("mean");
    expect(flow.whatIsThePathBetween("mean", "path")).toEqual([]);
  });

  it("not of what is not there", async () => {
    const error = await catchError(() => flow.whatIsUpstreamOf("men", "week"));
    expect(error.code).toBe("ICO7010");
    expect(error.message).toContain("Did you mean `mean`?");
    expect((await catchError(() => flow.whatIsThePathBetween("mean", "x".repeat(40)))).message).toContain(
      "listAvailableVariables",
    );
  });
});

describe("a variable", () => {
  it("that is a node has type, tags, documentation and source", () => {
    expect(flow.whatIsUpstreamOf("spend").at(-1)).toEqual({
      name: "spend",
      type: "number",
      tags: { module: "src/loaders.ts" },
      documentation: "Weekly spend.",
      isExternalInput: false,
      source: "src/loaders.ts:1:17",
    });
  });

  it("that is an external input has the types that its consumers ask for", () => {
    const typed = (type: string, name: string): ReturnType<typeof define> =>
      define(name, [], run, { parameters: ["positional"], inputs: [{ ...toInput("x", "positional"), type }] });
    const wide = dataflow(makeModule("src/a.ts", typed("A | B", "p"), typed("C", "q"), typed("C", "r")) as object);
    expect(wide.whatIsUpstreamOf("x")).toEqual([
      { name: "x", type: "(A | B) & C", tags: {}, documentation: "", isExternalInput: true, source: null },
    ]);
  });

  it("can be found by tags: AND over keys, OR in a list, null for any value", () => {
    const find = (tags: Parameters<typeof flow.listAvailableVariables>[0]): string =>
      namesOf(flow.listAvailableVariables(tags));
    expect(find({ tags: { module: "src/loaders.ts" } })).toBe("signups spend");
    expect(find({ tags: { module: ["src/loaders.ts", "src/features.ts"] } })).toBe("alone signups spend mean ratio");
    expect(find({ tags: { module: null } })).toBe("alone signups spend mean ratio");
    expect(find({ tags: { module: null, owner: null } })).toBe("");
    expect(find({ tags: { module: "src/other.ts" } })).toBe("");
  });
});

describe("exportExecution", () => {
  it("describes what would run as plain JSON, sorted by name", () => {
    const exported = flow.exportExecution(["ratio"], { overrides: { spend: 1 } });
    expect(exported.nodes.map(({ name }) => name)).toEqual(["mean", "path", "ratio", "signups", "spend", "week"]);
    expect(exported.nodes[2]).toEqual({
      name: "ratio",
      kind: "function",
      type: "Ratio",
      tags: { module: "src/features.ts" },
      requiredDependencies: ["mean", "signups"],
      optionalDependencies: ["week"],
      documentation: "",
      codeVersion: "0".repeat(24),
      module: "src/features.ts",
      source: "src/features.ts:2:17",
      madeFrom: null,
      modifiers: [],
      subdags: [],
      fanOut: null,
      variants: [],
      isAsync: false,
      isRemote: false,
      isCached: false,
      isOutput: true,
      isOverridden: false,
    });
    expect(exported.edges).toEqual([
      { from: "mean", to: "ratio", isOptional: false, collects: false },
      { from: "path", to: "signups", isOptional: false, collects: false },
      { from: "signups", to: "ratio", isOptional: false, collects: false },
      { from: "spend", to: "mean", isOptional: false, collects: false },
      { from: "week", to: "ratio", isOptional: true, collects: false },
    ]);
    expect(exported.nodes[4]).toMatchObject({
      name: "spend",
      requiredDependencies: [],
      codeVersion: null,
      isOverridden: true,
    });
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
  });

  it("needs no inputs but right names", async () => {
    expect(flow.exportExecution(["spend"]).nodes.map(({ name }) => name)).toEqual(["path", "spend"]);
    expect((await catchError(() => flow.exportExecution(["sped"], { inputs: { pth: 1 } }))).problems).toHaveLength(2);
  });
});
