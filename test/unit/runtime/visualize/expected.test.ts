/** Pictures of small graphs, to be reviewed by people: `npx vitest run -u` writes them anew. */
import { describe, expect, it } from "vitest";
import { toDot, toJson, toMermaid, toSvg, type DrawGraph } from "@icosian/runtime/visualize";
import { EVERY, toGraph, toNode } from "./graphs.ts";

const SMALL = toGraph(
  [
    toNode("signups", "input", { type: "readonly number[]" }),
    toNode("spend", "input", { type: "readonly number[]" }),
    toNode("spendMean", "function", { documentation: "The mean spend.", isAsync: true }),
    toNode("spendPerSignup", "function", { type: "number[]", isOutput: true }),
  ],
  "signups -> spendPerSignup",
  "spend -> spendMean",
  "spend ?> spendPerSignup",
);

const FORMATS: readonly (readonly [ending: string, draw: DrawGraph])[] = [
  ["mmd", toMermaid],
  ["dot", toDot],
  ["svg", toSvg],
  ["json", toJson],
];

describe.each(FORMATS)("a picture as .%s", (ending, draw) => {
  it("of a small graph", async () => {
    await expect(draw(SMALL)).toMatchFileSnapshot(`expected/small.${ending}`);
  });

  it("of every kind, in boxes, with everything turned on", async () => {
    const text = draw(EVERY, {
      title: "Every kind",
      groupBy: "subdag",
      showTags: true,
      legend: true,
      highlight: ["spend"],
      style: ({ name }) => (name === "parts" ? { fill: "#fc0" } : null),
    });
    await expect(text).toMatchFileSnapshot(`expected/every-kind.${ending}`);
  });

  it("of every kind, to the right, dark, without inputs", async () => {
    const text = draw(EVERY, { orientation: "right", theme: "dark", hideInputs: true, groupBy: "module" });
    await expect(text).toMatchFileSnapshot(`expected/dark.${ending}`);
  });

  it("of nothing", async () => {
    await expect(draw(toGraph([]))).toMatchFileSnapshot(`expected/nothing.${ending}`);
  });
});

describe("a picture of too many nodes for one", () => {
  const modules = ["src/features.ts", "src/loaders.ts", "src/reports/a module with a long name that is broken.ts"];
  const nodes = Array.from({ length: 10_001 }, (_, index) =>
    toNode(`x${index}`, index === 0 ? "input" : "function", index === 0 ? {} : { module: modules[index % 3]! }),
  );
  const graph = toGraph(nodes, "x0 -> x1", "x1 -> x2", "x1 ?> x3", "x2 *> x4");

  it("shows modules, with their names in the middle", async () => {
    await expect(toSvg(graph)).toMatchFileSnapshot("expected/modules.svg");
  });
});
