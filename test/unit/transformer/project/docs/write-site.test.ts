/** Writing a site: failing writes leave whole files, and the next run knows what is its own. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeSite } from "../../../../../transformer/src/project/docs/write-site.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "icosian-site-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The files of a site by path. */
function toFiles(...paths: readonly string[]): ReadonlyMap<string, string> {
  return new Map(paths.map((path) => [path, `text of ${path}`]));
}

function list(): readonly string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((each) => !each.isDirectory())
    .map(({ name }) => name)
    .sort();
}

it("writes, replaces and removes, with the folders that become empty", () => {
  expect(writeSite(folder, toFiles("a.html", "nodes/x/b.html"))).toEqual({ changed: 2, removed: 0 });
  expect(writeSite(folder, toFiles("a.html", "c.html"))).toEqual({ changed: 1, removed: 1 });
  expect(readdirSync(folder).sort()).toEqual([".icosian-docs.json", "a.html", "c.html"]);
  expect(readFileSync(join(folder, "c.html"), "utf8")).toBe("text of c.html");
});

it("makes the folder, and those above it", () => {
  writeSite(join(folder, "public/docs"), toFiles("a.html"));
  expect(readFileSync(join(folder, "public/docs/a.html"), "utf8")).toBe("text of a.html");
});

it("says which file cannot be written, leaves none half, and can be run again", () => {
  writeSite(folder, toFiles("a.html", "old.html"));
  // A folder stands where one of the site's own files was.
  rmSync(join(folder, "a.html"));
  mkdirSync(join(folder, "a.html"));
  expect(() => writeSite(folder, toFiles("z.html", "a.html"))).toThrow(
    /a\.html cannot be (?:written|read): it is a folder/,
  );
  expect(list()).toEqual([".icosian-docs.json", "old.html", "z.html"]);
  rmSync(join(folder, "a.html"), { recursive: true });
  expect(writeSite(folder, toFiles("z.html", "a.html"))).toEqual({ changed: 1, removed: 1 });
  expect(list()).toEqual([".icosian-docs.json", "a.html", "z.html"]);
});

it("does not write through a link that leads out of the folder", () => {
  const site = join(folder, "site");
  const elsewhere = join(folder, "elsewhere");
  writeSite(site, toFiles("nodes/a.html"));
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, "a.html"), "mine");
  rmSync(join(site, "nodes"), { recursive: true });
  symlinkSync(elsewhere, join(site, "nodes"));
  expect(() => writeSite(site, toFiles("nodes/b.html"))).toThrow("nodes is a symbolic link");
  expect(readdirSync(elsewhere)).toEqual(["a.html"]);
});

it("removes what a killed process left, and takes a folder with nothing else for empty", () => {
  writeFileSync(join(folder, ".icosian-docs.json.999999.tmp"), "half");
  writeSite(folder, toFiles("a.html"));
  expect(list()).toEqual([".icosian-docs.json", "a.html"]);
});
