/** Every bundler gives the versions that the sources have, also after an edit of what a module imports. */
import { afterEach, expect, it } from "vitest";
import { BundlerProject } from "./bundler-project.ts";
import { bundlerRows } from "./bundler-table.ts";
import { EDITS, expectedVersions, VERSION_FILES, versionsIn } from "./version-files.ts";

let project: BundlerProject | undefined;
afterEach(() => project?.remove());

/** The newest version of each bundler. */
const rows = bundlerRows.filter(
  ([, { door }], index) => bundlerRows.findIndex(([, other]) => other.door === door) === index,
);

/** Bundlers that do not find `./a.ts` under the name `./a.js`. */
const files = Object.fromEntries(
  Object.entries(VERSION_FILES).map(([path, text]) => [
    path,
    typeof text === "string" && path.endsWith(".ts") ? text.replace(/(from "\.\/[\w-]+)\.js"/g, '$1.ts"') : text,
  ]),
);

it.each(rows)("%s", async (_name, bundler) => {
  project = await BundlerProject.create(bundler, files);
  for (const edit of [null, EDITS[0]!]) {
    if (edit !== null) project.files.write({ [edit[0]]: project.files.read(edit[0]).replace(edit[1], edit[2]) });
    const { code, output } = await project.build("src/print.ts", "print");
    expect(code, output).toBe(0);
    const { stdout, output: printed } = await project.runBuilt("print");
    expect(stdout, printed).toMatch(/\n\d+\n$/);
    expect(versionsIn(stdout)).toEqual(expectedVersions(project.files.folder));
  }
});
