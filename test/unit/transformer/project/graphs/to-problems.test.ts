/** Diagnostics are shown at the nodes of the definitions that contain them. */
import { describe, expect, it } from "vitest";
import { compileModule } from "../../../../../transformer/src/compile-file.ts";
import type { Diagnostic } from "../../../../../transformer/src/diagnostics/diagnostic.ts";
import {
  findDefinition,
  findDefinitionBefore,
} from "../../../../../transformer/src/project/graphs/view/find-definition.ts";
import { toProblems, type ProblemTarget } from "../../../../../transformer/src/project/graphs/view/to-problems.ts";

const TEXT = `"use dataflow";
import { node, tag } from "@icosian/runtime";
const constant = 1;
export function first(alpha: number, beta: string = "b"): number {
  return alpha;
}
export const second = node(tag({ owner: "ann" }), ({ gamma, delta }: { gamma: number; delta: string }): number => gamma);
const another = 2;
export class Static {
  static third(epsilon: number): number { return epsilon; }
}
`;

const { ir } = compileModule({ file: "/p/src/all.ts", text: TEXT, module: "src/all.ts", isIncluded: false })!;
const module = ir!;

function at(text: string): number {
  return TEXT.indexOf(text);
}

describe("findDefinition", () => {
  it.each([
    ["first(", "first"],
    ["alpha: number", "first"],
    ["beta", "first"],
    ["second", "second"],
    ['{ owner: "ann" }', "second"],
    ["gamma: number", "second"],
    ["third", "third"],
    ["epsilon: number", "third"],
    ["constant", null],
    ["another", null],
    ["import", null],
  ])("finds the definition at `%s`", (text, name) => {
    expect(findDefinition(module, at(text))?.name ?? null).toBe(name);
  });

  it("finds the definition before an offset, also in its body and at the end", () => {
    expect(findDefinitionBefore(module, 0)).toBeNull();
    expect(findDefinitionBefore(module, at("return alpha"))?.name).toBe("first");
    expect(findDefinitionBefore(module, TEXT.length)?.name).toBe("third");
  });
});

describe("toProblems", () => {
  const toNode = (name: string, source: string | null, as: readonly string[] | null = null): object => ({
    name,
    source,
    madeFrom: as === null ? null : { of: "second", as },
  });
  const nodes = [
    toNode("alpha", null),
    toNode("daily.first", "src/all.ts:4:17"),
    toNode("first", "src/all.ts:4:17"),
    toNode("second.x", "src/all.ts:7:14", ["its field `x`"]),
    toNode("second.y", "src/all.ts:7:14", ["its field `y`"]),
  ];
  // A cast because only these members matter here.
  const target = {
    dataflow: {
      file: "/p/src/main.ts",
      moduleFiles: ["/p/src/all.ts"],
      requests: [{ source: "src/run.ts:2:5", method: "execute", outputs: null }],
      graph: { nodes },
    },
    modules: [module],
  } as unknown as ProblemTarget;
  const find = (file: string, start: number, code = "ICO3101"): readonly string[] => {
    const diagnostic = { code, severity: "error", message: "Wrong.", file, span: { start, end: start + 1 } };
    const toSource = (location: { readonly file: string }): string | null =>
      location.file.endsWith(".json") ? null : `${location.file.slice("/p/".length)}:1:1`;
    const found = toProblems([diagnostic as unknown as Diagnostic], target, toSource);
    return found.map((problem) => problem.node);
  };

  it("shows one at every node that has the value of its definition", () => {
    expect(find("/p/src/all.ts", at("alpha: number"))).toEqual(["daily.first", "first"]);
  });

  it("shows one at a single node if modifiers made all of them", () => {
    expect(find("/p/src/all.ts", at("gamma: number"))).toEqual(["second.x"]);
  });

  it("lists those of no node, and leaves out those of other dataflows", () => {
    expect(find("/p/src/all.ts", at("constant"))).toEqual([""]);
    expect(find("/p/src/all.ts", at("epsilon: number"))).toEqual([""]);
    for (const file of ["main.ts", "run.ts"]) expect(find(`/p/src/${file}`, 3)).toEqual([""]);
    expect(find("/p/tsconfig.json", 0)).toEqual([""]);
    expect(find("/p/src/elsewhere.ts", 0)).toEqual([]);
    // A module that cannot be read is not known to be one of the dataflow's.
    expect(find("/p/src/elsewhere.ts", 0, "ICO2001")).toEqual([""]);
  });

  it("shows a syntax error at the definition before it", () => {
    expect(find("/p/src/all.ts", at("return alpha"), "ICO2001")).toEqual(["daily.first", "first"]);
  });
});
