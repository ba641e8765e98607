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
