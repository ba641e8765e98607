/** Writing what was planned: all of it or nothing. */
import { lstatSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, expect, it } from "vitest";
import { applyChanges } from "../../../../../transformer/src/hosts/init/edit/apply-changes.ts";
import { Project } from "../../../../hosts/project.ts";

let project: Project;
afterEach(() => project.remove());

it("writes files, new folders too, through links, and leaves nothing behind", () => {
  project = new Project(tmpdir(), { "a.json": "1", "real.json": "2" });
  symlinkSync("real.json", project.path("link.json"));
  const { mode } = statSync(project.path("a.json"));
  applyChanges(project.folder, [
    { path: "a.json", before: "1", after: "one" },
    { path: "link.json", before: "2", after: "two" },
    { path: "src/new.ts", before: null, after: "three" },
  ]);
  expect(["a.json", "real.json", "src/new.ts"].map((path) => project.read(path))).toEqual(["one", "two", "three"]);
  expect(lstatSync(project.path("link.json")).isSymbolicLink()).toBe(true);
  expect(statSync(project.path("a.json")).mode).toBe(mode);
  expect(readdirSync(project.folder).sort()).toEqual(["a.json", "link.json", "real.json", "src"]);
});

it("writes nothing when one of the files has changed, or cannot be written", () => {
  project = new Project(tmpdir(), { "a.json": "1", "b.json": "2" });
  const first = { path: "a.json", before: "1", after: "one" };
  const seconds = [
    [{ path: "b.json", before: "old", after: "two" }, /^Nothing was changed: b\.json has changed in the meantime/],
    [{ path: "b.json", before: null, after: "two" }, /^Nothing was changed: b\.json has changed in the meantime/],
    [{ path: "b.json/c.json", before: null, after: "two" }, /^Nothing was changed: .*c\.json cannot .*\(EEXIST\)\.$/],
    [{ path: "d/e/c.json/", before: null, after: "two" }, /^Nothing was changed: /],
  ] as const;
  for (const [second, why] of seconds) expect(() => applyChanges(project.folder, [first, second])).toThrow(why);
  expect(project.read("a.json")).toBe("1");
  expect(readdirSync(project.folder).sort()).toEqual(["a.json", "b.json"]);
});
