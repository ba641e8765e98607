/** Every fixture gives the manifest, the JavaScript and the diagnostics that its folder says. */
import { describe, expect, it } from "vitest";
import * as files from "../../../transformer/src/diagnostics/kinds/files.ts";
import { moduleRules } from "../../../transformer/src/4-check/module-rules.ts";
import { compileFixture } from "./compile-fixture.ts";
import { EXPECTED, readExpected, readFixtures, writeExpected } from "./fixtures.ts";

const fixtures = readFixtures();

if (process.env["UPDATE_FIXTURES"] === "1")
  for (const fixture of fixtures) writeExpected(fixture, compileFixture(fixture));

describe.each(fixtures)("$name", (fixture) => {
  const outcome = compileFixture(fixture);
  const expected = readExpected(fixture);
  it.each(EXPECTED)("%s", (file) => expect(outcome[file]).toBe(expected[file]));
});

describe("the rules", () => {
  const kinds = [...Object.values(files), ...moduleRules];
  const diagnosticsOf = (name: string): string =>
    readExpected(fixtures.find((each) => each.name === name)!)["expected.diagnostics.txt"] ?? "";

  it.each(kinds.map(({ slug, code }) => [slug, code]))(
    "%s has a fixture that reports it, and a near miss that does not",
    (slug, code) => {
      const names = fixtures.map(({ name }) => name);
      expect(names).toContain(`check/${slug}`);
      expect(names).toContain(`near-miss/${slug}`);
      expect(diagnosticsOf(`check/${slug}`)).toContain(`${code} ${slug}: `);
      expect(diagnosticsOf(`near-miss/${slug}`)).toBe("");
    },
  );

  it("are listed in the order of their codes", () => {
    const codes = moduleRules.map(({ code }) => code);
    expect(codes).toEqual(codes.toSorted());
  });

  it("have a folder each, and there is no other", () => {
    const slugs = new Set<string>(kinds.map(({ slug }) => slug));
    const folders = fixtures
      .filter(({ name }) => !name.startsWith("emit/"))
      .map(({ name }) => name.split("/")[1] ?? "");
    expect(folders.filter((folder) => !slugs.has(folder))).toEqual([]);
  });
});
