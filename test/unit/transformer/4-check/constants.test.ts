/** Arguments of modifiers that are constants: of the same file in every form, and of other files of the program. */
import { expect, it } from "vitest";
import { checkFiles, toCodes } from "./check-files.ts";

const SETTINGS = `
export const COLUMNS = ["day", "amount"] as const;
export const MORE = [...COLUMNS, \`note\`] satisfies readonly string[];
export const settings = { columns: COLUMNS, limits: { range: [0, 1], allowNaN: false } } as const;
export const tags = { owner: "us", "team.name": "growth" };
export let changing = ["day"];
export const factor = -2;
`;

const HEAD = `"use dataflow";
import * as ico from "@icosian/runtime";
import { COLUMNS as renamed, MORE, settings, tags, changing, factor } from "./barrel.ts";
import * as all from "./settings.ts";
interface Row { readonly day: number; readonly amount: number; readonly note: string }
const columns = ["day", "amount"] as const;
const frozen = Object.freeze({ day: "day", amount: "amount" });
const DAY = "day";
export { renamed, MORE, settings, tags, changing, factor, all, columns, frozen, DAY };
`;

/** What the compiler says of a modifier on a function that gives rows, and of a request for \`amount\`. */
function check(modifier: string): readonly string[] {
  const checked = checkFiles({
    "settings.ts": SETTINGS,
    "barrel.ts": `export * from "./settings.ts";`,
    "nodes.ts": `${HEAD}export const rows = ico.node(${modifier}, (x: number): readonly Row[] => [{ day: x, amount: x, note: "" }]);`,
    "main.ts": `import { dataflow } from "@icosian/runtime";
import * as nodes from "./nodes.ts";
const outputs: readonly string[] = [];
export const flow = dataflow(nodes);
void flow.validateExecution(["amount" as string, ...outputs]);
void flow.validateExecution(["amuont" as "amount"], { inputs: { x: 1 } });`,
  });
  return toCodes(checked);
}

/** A dataflow of which every name is known says that there is no \`amuont\`. */
const KNOWN: readonly string[] = [];

it.each([
  "ico.extractColumns(...columns)",
  "ico.extractColumns(...(columns satisfies readonly string[]))",
  "ico.extractColumns(...[...columns, `note`])",
  "ico.extractColumns(`${DAY}`, 'amount')",
  "ico.extractColumns(frozen.day, frozen['amount'])",
  "ico.extractColumns(...Object.values(frozen))",
  "ico.extractColumns(...(Object.keys(frozen) as ('day' | 'amount')[]))",
  "ico.extractColumns(columns[0], columns[1])",
  "ico.parameterize(Object.fromEntries([['amount', { x: ico.value(1) }], [DAY, { x: ico.value(2) }]] as const))",
  "ico.parameterize({ ...{ amount: { x: ico.value(factor) } }, [DAY]: { x: ico.value(2) } })",
  "ico.extractColumns(...renamed)",
  "ico.extractColumns(...MORE)",
  "ico.extractColumns(...settings.columns)",
  "ico.extractColumns(...all.COLUMNS)",
  "ico.extractColumns(...all.settings.columns, { fill: 0 })",
  "ico.checkOutput(settings.limits, { target: 'amount' }), ico.extractColumns(...renamed)",
  "ico.tag(tags), ico.extractColumns(...renamed)",
])("%s", (modifier) => {
  const codes = check(modifier);
  expect(codes.filter((line) => line.includes("ICO3113"))).toEqual(KNOWN);
  expect(codes.some((line) => line.startsWith("main.ts:6:") && line.includes("ICO32"))).toBe(true);
});

it("names what is wrong in a constant of another file where it is used", () => {
  const codes = check("ico.extractColumns(...renamed, 'amuont')");
  expect(codes).toContainEqual(expect.stringMatching(/^nodes\.ts:10:\d+ error ICO3117 unknown-field$/));
});

it.each(["ico.extractColumns(...changing)", "ico.extractColumns(...[Math.random() > 1 ? 'day' : 'amount'])"])(
  "%s is known only when the dataflow is built",
  (modifier) => expect(check(modifier).filter((line) => line.includes("ICO3113"))).toHaveLength(1),
);
