/** Files that are kept fresh for hosts that see edits themselves. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FreshFiles } from "../../../../transformer/src/project/generate/fresh-files.ts";
import { makePackage } from "./generate-fixtures.ts";

const FEATURES = `"use dataflow";\nexport const mean = (spend: number): number => spend;\n`;
let folder = "";
beforeEach(() => (folder = makePackage()));
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function configure(...modules: readonly string[]): string {
  return write("package.json", JSON.stringify({ type: "module", icosian: { generate: [{ modules }] } }));
}

it("are written when something that they are made of changes, and only then", () => {
  configure("features.ts");
  const features = write("features.ts", FEATURES);
  const files = new FreshFiles(folder);
  expect(files.refresh().map(({ outcome }) => outcome)).toEqual(["written"]);
  expect(files.refresh()).toEqual([]);

  write("features.ts", FEATURES.replace("spend: number", "signups: number"));
  expect(files.refresh(join(folder, "other.ts"))).toEqual([]);
  expect(files.refresh(features).map(({ outcome }) => outcome)).toEqual(["written"]);
  expect(readFileSync(join(folder, "features.gen.ts"), "utf8")).toContain("readonly signups:");

  write("features.ts", "export const = 1;");
  expect(files.refresh(features).map(({ outcome }) => outcome)).toEqual(["refused"]);
  expect(readFileSync(join(folder, "features.gen.ts"), "utf8")).toContain("readonly signups:");
});

it("are none where a project says nothing, until it does", () => {
  write("features.ts", FEATURES);
  const files = new FreshFiles(folder);
  expect(files.refresh()).toEqual([]);
  expect(files.refresh(configure("features.ts")).map(({ outcome }) => outcome)).toEqual(["written"]);
});

it("that cannot be are said in a sentence", () => {
  configure("feature.ts");
  expect(() => new FreshFiles(folder).refresh()).toThrow("feature.ts, of which");
});
