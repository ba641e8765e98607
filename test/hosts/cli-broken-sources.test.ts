/** `icosian check` of sources that cannot be read as they are meant: never "No problems", never a stack. */
import { afterEach, describe, expect, it } from "vitest";
import { CLEAN, CliProject, VERSIONS } from "./cli-project.ts";
import type { Files } from "./project.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

describe.each(VERSIONS)("with TypeScript %s", (version) => {
  async function check(files: Files): Promise<readonly string[]> {
    project = await CliProject.create(
      { ...CLEAN, ...files },
      { version, plugins: [{ rules: { "near-miss": "off" } }] },
    );
    const { code, stdout, stderr } = await project.icosian("check", "--format", "line");
    expect([code, stderr]).toEqual([1, ""]);
    return stdout.trimEnd().split("\n");
  }

  it("a syntax error in a dataflow module", async () => {
    expect(await check({ "src/features.ts": `${CLEAN["src/features.ts"]}export const = 1;\n` })).toEqual([
      expect.stringMatching(
        /^src\/features\.ts:5:\d+ - error ICO2001 syntax-error: This dataflow module cannot be read: /,
      ),
    ]);
  });

  it("a syntax error in the file with the dataflow", async () => {
    expect(await check({ "src/main.ts": `${CLEAN["src/main.ts"]}export const = 1;\n` })).toEqual([
      expect.stringMatching(/^src\/main\.ts:4:\d+ - error ICO2001 syntax-error: /),
    ]);
  });

  it("a syntax error in any other file", async () => {
    expect(await check({ "src/types.ts": "export interface Row { id: }\n" })).toEqual([
      expect.stringMatching(/^src\/types\.ts:1:\d+ - error ICO2001 syntax-error: /),
    ]);
  });

  it("a module that is not there", async () => {
    const main = CLEAN["src/main.ts"].replace("./features.js", "./featurs.js");
    expect(await check({ "src/main.ts": main })).toEqual([
      'src/main.ts:3:30 - error ICO3110 unresolved-module: `features` comes from "./featurs.js", which TypeScript does not find, so this dataflow cannot be checked. Correct the import.',
    ]);
  });
});
