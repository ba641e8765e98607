/** What loaders and savers are given wrong is said when the dataflow is built, and when it is compiled. */
import { expect, it } from "vitest";
import { catchError, codesOf } from "../catch-error.ts";
import { hideModifiers, loadModules } from "./build.ts";
import { buildWithFiles, FILES } from "./files.ts";

/** What is wrong, the code that says so, and what the message has in it. */
const MISUSES: readonly (readonly [modifiers: string, code: string, message: string])[] = [
  [
    `loadFrom(3 as any, {}, { parameter: "a" })`,
    "ICO6009",
    "`loadFrom` takes a data loader, an object with a `name` and a method `load`, not 3.",
  ],
  [`loadFrom({ load: () => [] } as any, {}, { parameter: "a" })`, "ICO6009", "not one without `name`."],
  [`loadFrom({ name: "x", save: () => [] } as any, {}, { parameter: "a" })`, "ICO6009", "not `x` without `load`."],
  [`loadFrom(plain)`, "ICO6009", 'has to know which of `a` and `b` it feeds. Say `{ parameter: "a" }`.'],
  [
    `loadFrom(plain, {}, { parameter: "aa" })`,
    "ICO6011",
    "`loadFrom` of `f` feeds `aa`, which is no parameter that is still free. Did you mean `a`?",
  ],
  [`loadFrom(plain, {}, { parameter: 3 } as any)`, "ICO6009", "takes a name as `parameter`, not 3."],
  [
    `loadFrom(plain, {}, { paramter: "a" } as any)`,
    "ICO6009",
    "`loadFrom` has no option `paramter`. Did you mean `parameter`?",
  ],
  [`loadFrom(plain, {}, "a" as any)`, "ICO6009", 'takes options in an object, not "a".'],
  [
    `loadFrom(plain, { path: "x" } as any, { parameter: "a" })`,
    "ICO6009",
    '`path` is fed "x". Write `value("x")` for a constant, or `source("x")`',
  ],
  [
    `loadFrom(plain, { path: configuration("nowhere") }, { parameter: "a" })`,
    "ICO6013",
    "reads the config key `nowhere`",
  ],
  [`loadFrom(plain, "x" as any, { parameter: "a" })`, "ICO6009", 'takes an object with one feed an option, not "x".'],
  [`loadFrom(plain, value("x") as any, { parameter: "a" })`, "ICO6009", "one feed an option, not a feed."],
  [
    `loadFrom(plain, {}, { parameter: "a" }), inject({ a: value(1) })`,
    "ICO6011",
    "feeds `a`, which is no parameter that is still free",
  ],
  [`loadFrom(plain), inject({ a: value(1), b: value(2) })`, "ICO6009", "finds no parameter that is still free."],
  [
    `saveTo(null as any)`,
    "ICO6009",
    "`saveTo` takes a data saver, an object with a `name` and a method `save`, not null.",
  ],
  [`saveTo({ name: "x", load: () => [] } as any)`, "ICO6009", "not `x` without `save`."],
  [`saveTo({ name: "", save: () => ({}) } as any)`, "ICO6009", 'not one whose `name` is "".'],
  [`saveTo({ name: "x", save: 5 } as any)`, "ICO6009", "not `x` whose `save` is 5."],
  [`saveTo(plain, { path: 3 } as any)`, "ICO6009", "`path` is fed 3."],
  [
    `saveTo(plain, {}, { target: "ff" })`,
    "ICO6012",
    "`saveTo` of `f` has the target `ff`, and there is no such node here. Did you mean `f`?",
  ],
  [`saveTo(plain, {}, { target: [] })`, "ICO6009", "has an empty `target`."],
  [`saveTo(plain, {}, { target: 3 } as any)`, "ICO6009", "takes names as `target`, not 3."],
  [`saveTo(plain, {}, { name: "" })`, "ICO6009", 'takes a name as `name`, not "".'],
  [`saveTo(plain, {}, { nmae: "x" } as any)`, "ICO6009", "`saveTo` has no option `nmae`. Did you mean `name`?"],
  [`saveTo(plain, {}, { onlyOnce: true } as any)`, "ICO6009", "Options are `name` and `target`."],
  [`saveTo(plain, {}, { name: "f" })`, "ICO6014", "`saveTo` of `f` makes a second node `f`."],
  [`saveTo(plain, {}, { name: "x" }), extractFields("c", "d")`, "ICO6009", "calls one node `x` and saves `c` and `d`."],
];

it.each(MISUSES)("refuses %s", async (modifiers, code, message) => {
  const source = `export const f = node(${modifiers}, (a: any, b: any): any => a);`;
  const error = await catchError(() => buildWithFiles(hideModifiers(source)));
  expect(codesOf(error)).toEqual([code]);
  expect(error.message).toContain(message);
  expect(error.message).toContain("`f`");
});

it("reports all that is wrong at once", async () => {
  const source = `export const f = node(loadFrom(plain, 3 as any, { parameter: "c" }), saveTo(3 as any, 3 as any, 3 as any), (a: any): any => a);`;
  const error = await catchError(() => buildWithFiles(hideModifiers(source)));
  expect(codesOf(error)).toEqual(["ICO6009", "ICO6009", "ICO6009", "ICO6009", "ICO6011"]);
});

it.each([
  [`loadFrom(plain, {}, { parameter: "spned" })`, "Did you mean `spend`?"],
  [`saveTo(plain, {}, { target: "totla" })`, "Did you mean `total`?"],
  [`loadFrom(plain)`, "has to know which of `spend` and `tax`"],
])("the compiler says it too: %s", async (modifier, message) => {
  await expect(
    loadModules(`${FILES}export const total = node(${modifier}, (spend: any, tax: any): any => spend);`),
  ).rejects.toThrow(message);
});
