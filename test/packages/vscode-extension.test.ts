/** The file that VS Code installs has everything that it needs, and nothing else. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runOrThrow } from "../hosts/run.ts";

const FOLDER = join(import.meta.dirname, "../../transformer/editor/vscode");

it("packages the extension as one file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "icosian-vsix-"));
  try {
    const file = join(folder, "icosian.vsix");
    await runOrThrow(process.execPath, [join(FOLDER, "package-extension.mjs"), file], { folder });
    // The names of the files are in the zip archive as they are.
    const names = readFileSync(file, "latin1").match(/extension\/[\w-]+\.(?:json|cjs|mjs|js|ts|md|txt)/g);
    expect([...new Set(names)].toSorted()).toEqual([
      "extension/LICENSE.txt",
      "extension/extension.cjs",
      "extension/package.json",
      "extension/readme.md",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("names the version of the packages", () => {
  const read = (file: string): unknown =>
    (JSON.parse(readFileSync(file, "utf8")) as { readonly version: unknown }).version;
  expect(read(join(FOLDER, "package.json"))).toBe(read(join(FOLDER, "../../package.json")));
});
