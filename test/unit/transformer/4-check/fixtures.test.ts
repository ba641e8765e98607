/** Every program of the fixtures gives the diagnostics that its folder says. */
import { describe, expect, it } from "vitest";
import { adjustableRules } from "../../../../transformer/src/4-check/diagnostic-kinds.ts";
import { moduleRules } from "../../../../transformer/src/4-check/module-rules.ts";
import { readExpected, readProgramFixtures, renderFixture, writeExpected } from "./program-fixtures.ts";

const fixtures = readProgramFixtures();

if (process.env["UPDATE_FIXTURES"] === "1")
  for (const fixture of fixtures) writeExpected(fixture.name, renderFixture(fixture));

it.each(fixtures)("$name", (fixture) => expect(renderFixture(fixture)).toBe(readExpected(fixture.name)));

describe("the rules", () => {
  // What modules by themselves can have has fixtures of single modules.
  const modular = new Set<string>(moduleRules.map(({ slug }) => slug));
  // The JavaScript of a package decides on one, for which there is a test with files of its own.
  const rules = adjustableRules.filter(({ slug }) => !modular.has(slug) && slug !== "unbuilt-module");
  const names = fixtures.map(({ name }) => name);

  it.each(rules.map(({ slug, code }) => [slug, code]))(
    "%s has a program that reports it, and a near miss that reports nothing",
    (slug, code) => {
      expect(names).toContain(slug);
      expect(names).toContain(`${slug}-near-miss`);
      expect(readExpected(slug)).toContain(` ${code} ${slug}: `);
      expect(readExpected(`${slug}-near-miss`)).toBe("");
    },
  );

  it("have a program each, and there is no other", () => {
    const slugs = new Set<string>(rules.flatMap(({ slug }) => [slug, `${slug}-near-miss`]));
    expect(names.filter((name) => !slugs.has(name))).toEqual([]);
  });
});
