/** The command as npm links it, in a clone too: the file is there before a build, and can be executed. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../../../../transformer");

it("is a committed file that runs", () => {
  const { bin, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly bin: { readonly icosian: string };
    readonly version: string;
  };
  expect(execFileSync("git", ["ls-files", "--stage", bin.icosian], { cwd: folder, encoding: "utf8" })).toMatch(
    /^100755 /,
  );
  expect(execFileSync(join(folder, bin.icosian), ["--version"], { encoding: "utf8" })).toBe(`${version}\n`);
});
