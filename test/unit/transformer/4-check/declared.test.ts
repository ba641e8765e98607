/** A module that is linked as declarations gives the diagnostics that its source gives. */
import { describe, expect, it } from "vitest";
import { checkFiles, type CheckedProgram, type ProgramFiles, type ProgramSettings } from "./check-files.ts";
import { declareModules } from "./declare-files.ts";
import { readProgramFixtures, type ProgramFixture } from "./program-fixtures.ts";

const fixtures = readProgramFixtures();

/** What declarations cannot tell, or what nobody could act on, with what is said in its place. */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  // Nobody can write out the types between two nodes of declarations.
  "any-edge": [],
  // One warning for the module, since nobody can write arguments out in its declarations.
  "unchecked-modifier": ["ICO3211"],
  // Constants, and functions that are not exported, are no part of declarations.
  "input-namesake": [],
  "unfit-body": [],
  // A package may have nodes that one program of many asks for.
  "unlinked-node": [],
};

/** Arguments of modifiers are no part of declarations, but for literals, nor are functions that are not exported. */
const OF_ARGUMENTS = /it is fed|\bstep\b|_mutation|The validator|The data loader|`fill` gives|the config gives/i;

/** The fixtures that are compiled alike are one program: dataflows do not see each other. */
const groups = [...new Set(fixtures.map(toKey))].map(
  (key) => [key, fixtures.filter((each) => toKey(each) === key)] as const,
);

describe.each(groups)("under the settings %s", (_, group) => {
  const settings: ProgramSettings = group[0]?.settings ?? {};
  const files: ProgramFiles = Object.fromEntries(group.flatMap(toFiles));
  const declared = declareModules(files, settings);
  const fromSources = checkFiles(files, settings);
  const fromDeclarations = checkFiles(declared, settings);

  it("all modules are there as declarations", () => {
    const names = Object.keys(declared).filter((name) => !name.endsWith(".d.ts"));
    expect(names.every((name) => !files[name]?.startsWith('"use dataflow"') || files[name].includes("dataflow("))).toBe(
      true,
    );
  });

  it.each(group.filter(({ name }) => EXCEPTIONS[name] === undefined))("$name", ({ name }) => {
    const ofBoth = [toWords(fromDeclarations, name), toWords(fromSources, name)].map((all) =>
      all.filter((words) => !OF_ARGUMENTS.test(words)).map((words) => words.replaceAll(".d.ts", ".ts")),
    );
    expect(ofBoth[0]).toEqual(ofBoth[1]);
  });

  it.each(group.filter(({ name }) => EXCEPTIONS[name] !== undefined))("$name, otherwise", ({ name }) => {
    expect(toWords(fromDeclarations, name).map((words) => words.slice(0, "ICO3211".length))).toEqual(EXCEPTIONS[name]);
  });

  it("says nothing in declarations, which nobody can change", () => {
    const locations = fromDeclarations.diagnostics.map(({ file }) => file);
    expect(locations.filter((file) => file.endsWith(".d.ts"))).toEqual([]);
  });
});

function toKey({ settings }: ProgramFixture): string {
  return JSON.stringify(settings);
}

function toFiles({ name, files }: ProgramFixture): readonly (readonly [string, string])[] {
  return Object.entries(files).map(([file, text]) => [`${name}/${file}`, text]);
}

/** What is said of one fixture, each thing once. */
function toWords({ diagnostics, locationOf }: CheckedProgram, name: string): readonly string[] {
  const own = diagnostics.filter((each) => locationOf(each).startsWith(`${name}/`));
  return [...new Set(own.map(({ code, message }) => `${code} ${message}`))].sort();
}
