/** The table in the manual of the nodes that modifiers make says what a run has. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { dataflow } from "@icosian/runtime";
import { expect, it } from "vitest";
import { loadModules, namesOf } from "../unit/runtime/modifiers/build.ts";

const manual = readFileSync(join(import.meta.dirname, "../../runtime/README.md"), "utf8");
const [, table = ""] = /each modifier creates these nodes:\n\n((?:\|.*\n)+)/.exec(manual) ?? [];
const rows = Array.from(
  table.matchAll(/^\| `([a-zA-Z]+\(.*\))`[^|]*\|([^|]*)\|$/gm),
  ([, modifiers = "", nodes = ""]) => ({
    modifiers,
    nodes: Array.from(nodes.matchAll(/`([^`]+)`/g), ([, name = ""]) => name),
  }),
);

it("the table has a row for each family", () => expect(rows.length).toBeGreaterThan(15));

it.each(rows)("$modifiers", async ({ modifiers, nodes }) => {
  const modules = await loadModules(
    `export const d = (x: number): number => x;`,
    `const double = (x: any): any => 2 * x;
     const inner = previous;
     const file: any = { name: "file", load: () => [1, {}], save: () => ({}) };
     export const f = node(${modifiers}, (x: number): any => x);`,
  );
  const flow = dataflow({ modules: modules.slice(1) });
  const inputs = new Set(["x", "k"]);
  expect(
    namesOf(flow)
      .filter((name) => !inputs.has(name))
      .sort(),
  ).toEqual([...nodes].sort());
});
