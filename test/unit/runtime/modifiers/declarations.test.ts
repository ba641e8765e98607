/** Every modifier that the package exports declares what it changes, in its own file. */
import * as runtime from "@icosian/runtime";
import { findDeclaration } from "@icosian/runtime/tooling";
import * as workers from "@icosian/runtime/workers";
import { describe, expect, it } from "vitest";

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
