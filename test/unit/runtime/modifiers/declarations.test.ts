/** Every modifier that the package exports declares what it changes, in its own file. */
import * as runtime from "@icosian/runtime";
import { findDeclaration } from "@icosian/runtime/tooling";
import * as workers from "@icosian/runtime/workers";
import { describe, expect, it } from "vitest";
import { MATRIX } from "./model/matrix-rows.ts";

/** What the package exports besides modifiers and what makes their arguments. */
const OTHERS: ReadonlySet<string> = new Set([
  "ArgumentError",
  "dataflow",
  "DataflowError",
  "defineModifier",
  "node",
  "shared",
]);

const exported = Object.entries({ ...runtime, ...workers }).filter(
  ([name, value]) => typeof value === "function" && !OTHERS.has(name),
);

describe("declarations", () => {
  it.each(exported)("%s declares itself", (name, factory) => {
    expect(findDeclaration(name)?.factory).toBe(factory);
  });

  it("are of nothing else", () => {
    for (const name of [...OTHERS, "constructor", "toString"]) expect(findDeclaration(name)).toBeNull();
  });
});

describe("the matrix of pairs", () => {
  /** Modifiers without a row: those that differ from another only in their condition, or that need files or threads. */
  const others: Readonly<Record<string, string>> = {
    whenNot: "the gate `when` with another condition",
    whenIn: "the gate `when` with another condition",
    whenNotIn: "the gate `when` with another condition",
    whenConfig: "the gate `when` with another condition",
    dataLoader: "data-loader.test.ts composes it",
    dataSaver: "data-loader.test.ts composes it",
    loadFrom: "materialise.test.ts composes it",
    saveTo: "materialise.test.ts composes it",
    worker: "workers.test.ts composes it",
  };

  it("has a row for every modifier", () => {
    const modifiers = exported.flatMap(([name]) => (findDeclaration(name)?.effect === undefined ? [] : [name]));
    expect([...Object.keys(MATRIX), ...Object.keys(others)].toSorted()).toEqual(modifiers.toSorted());
  });
});
