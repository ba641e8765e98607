/** `icosian docs`, as a user calls it: what it writes, replaces, removes and refuses. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { CLEAN, CliProject, WRONG } from "./cli-project.ts";
import type { Files } from "./project.ts";

let project: CliProject | undefined;
afterEach(() => project?.files.remove());

const PAGE = "site/nodes/src-features-ts/label.html";

/** All files under a folder, with their contents. */
function readFolder(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = names.map((each) => join(each.parentPath, each.name)).sort();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

async function create(files: Files): Promise<CliProject> {
  project = await CliProject.create(files);
  return project;
}

describe("icosian docs", () => {
  it("writes a site, the same one again, and replaces only what is its own", async () => {
    const { files, icosian } = bind(await create(CLEAN));
    const first = await icosian("docs", "--out", "site", "--title", "Features of <Acme>");
    expect([first.code, first.stdout]).toEqual([0, ""]);
    expect(first.stderr).toMatch(/^Wrote the catalogue of 4 nodes to site: \d+ files\.\nOpen site\/index\.html\.\n$/);
    const written = readFolder(files.path("site"));
    expect(written.get("index.html")).toContain("<title>Features of &lt;Acme&gt;</title>");
    expect(files.read(PAGE)).toContain("src/features.ts:3:14");
    const listed = JSON.parse(written.get(".icosian-docs.json")!) as { readonly files: readonly string[] };
    expect([...listed.files, ".icosian-docs.json"].sort()).toEqual([...written.keys()].sort());

    const second = await icosian("docs", "--out", "site", "--title", "Features of <Acme>");
    expect(second.stderr).toContain(`0 of ${listed.files.length} files changed.`);
    expect(readFolder(files.path("site"))).toEqual(written);

    // A node is renamed, and somebody adds files of their own.
    files.write({
      "src/features.ts": CLEAN["src/features.ts"].replace("label", "renamed"),
      "site/CNAME": "features.acme.example",
      "site/nodes/src-features-ts/notes.txt": "mine",
    });
    const third = await icosian("docs", "--out", "site", "--source-url", "https://acme.example/{path}#L{line}");
    expect([third.code, third.stderr]).toEqual([0, expect.stringContaining("1 removed")]);
    expect([files.has(PAGE), files.has(PAGE.replace("label", "renamed"))]).toEqual([false, true]);
    expect([files.read("site/CNAME"), files.read("site/nodes/src-features-ts/notes.txt")]).toEqual([
      "features.acme.example",
      "mine",
    ]);
    expect(files.read(PAGE.replace("label", "renamed"))).toContain('href="https://acme.example/src/features.ts#L3"');
  });

  it("writes what it can of modules with errors, says so, and exits with 1", async () => {
    const { files, icosian } = bind(
      await create({ ...WRONG, "src/broken.ts": `"use dataflow";\nexport const x = (: 1;\n` }),
    );
    const { code, stderr } = await icosian("docs", "--out", "site");
    expect(code).toBe(1);
    expect(stderr).toContain("There is 1 error in this dataflow; `icosian check` shows it.");
    expect(stderr).toContain("src/broken.ts has errors, so its nodes are missing; `icosian check` shows them.");
    expect(files.read(PAGE)).toContain("<h1>label</h1>");
    expect(files.read("site/index.html")).toContain("Some of this catalogue may be missing.");
  });

  it("goes on after an interruption, from the list that was written first", async () => {
    const { files, icosian } = bind(await create(CLEAN));
    await icosian("docs", "--out", "site");
    const whole = readFolder(files.path("site"));
    const list = {
      version: 1,
      files: ["gone.html", "stale.html", ...whole.keys()].filter((each) => !each.startsWith(".")),
    };
    files.write({
      "site/stale.html": "old",
      "site/.icosian-docs.json": list,
      "site/.icosian-docs.json.999999.tmp": "half",
    });
    files.delete("site/index.html");
    const { code } = await icosian("docs", "--out", "site");
    expect(code).toBe(0);
    expect(readFolder(files.path("site"))).toEqual(whole);
  });
});

describe("icosian docs refuses", () => {
  it.each<readonly [what: string, files: Files, args: readonly string[], message: string]>([
    ["to guess the folder", {}, [], "Name the folder of the site: `icosian docs --out site`."],
    ["an empty name", {}, ["--out", ""], "Name the folder of the site"],
    ["operands", {}, ["src", "--out", "site"], "`icosian docs` takes no `src`. Name a project with `-p src`."],
    ["options of other commands", {}, ["--out", "site", "--theme", "dark"], "Unknown option --theme"],
    [
      "a folder with files of others",
      { "site/mine.txt": "x" },
      ["--out", "site"],
      "site is not empty and was not written by `icosian docs`.",
    ],
    ["the project itself", {}, ["--out", "."], "is not empty and was not written by"],
    ["a file in place of the folder", { site: "x" }, ["--out", "site"], "site is a file. Name a folder"],
    ["a file above the folder", { site: "x" }, ["--out", "site/docs"], "a part of its path is a file"],
    ["a list that is broken", { "site/.icosian-docs.json": "{" }, ["--out", "site"], "does not say which files"],
    [
      "a list that leads out of the folder",
      { "site/.icosian-docs.json": { version: 1, files: ["../src/main.ts"] } },
      ["--out", "site"],
      "does not say which files",
    ],
    [
      "to replace a file that it did not write",
      { "site/.icosian-docs.json": { version: 1, files: [] }, "site/index.html": "mine" },
      ["--out", "site"],
      "site/index.html was not written by `icosian docs`, and would be replaced.",
    ],
    ["an address without a path", {}, ["--out", "site", "--source-url", "https://acme.example"], "has no `{path}`"],
    ["an address that is a script", {}, ["--out", "site", "--source-url", "javascript:{path}"], "is no address"],
  ])("%s", async (_, files, args, message) => {
    const { files: folder, icosian } = bind(await create({ ...CLEAN, ...files }));
    const before = readFolder(folder.folder);
    const { code, stdout, stderr } = await icosian("docs", ...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(readFolder(folder.folder)).toEqual(before);
  });

  it("a project without dataflows, and makes no folder", async () => {
    const { files, icosian } = bind(await create({ "src/main.ts": "export const x = 1;\n" }));
    const { code } = await icosian("docs", "--out", "site");
    expect([code, existsSync(files.path("site"))]).toEqual([2, false]);
  });
});

function bind(made: CliProject): Pick<CliProject, "files" | "icosian"> {
  return { files: made.files, icosian: (...args) => made.icosian(...args) };
}
