/** After `icosian init` the commands that it prints work in every kind of project, and show a result. */
import { realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sampled } from "../sampled.ts";
import { initKinds } from "./init-kinds.ts";
import { installPackages } from "./install-packages.ts";
import { packedPackages } from "./packed.ts";
import { Project, type Files } from "./project.ts";
import { run } from "./run.ts";

const MEAN = "The mean is 30. Differences from the mean: -20, -20, -10, 10, 10, 30.\n";
const CHECKED = "No problems in 1 dataflow module. Checked: 1 module in 1 dataflow.\n";
/** What `init` would install beside each TypeScript; TypeScript 7 does not support transformers. */
const COMPILERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "4.9.5": { ttypescript: "1.5.15" },
  "5.9.3": { "ts-patch": "3.3.0" },
  "6.0.3": { "ts-patch": "3.3.0" },
  "7.0.2": {},
};

let project: Project | undefined;
afterEach(() => project?.remove());

/** The folder of an installation, shared by all kinds that have this TypeScript. */
async function install(version: string): Promise<string> {
  const types = version === "4.9.5" ? "20.10.0" : "24.19.2";
  const dependencies = { typescript: version, "@types/node": types, ...COMPILERS[version] };
  return installPackages(dependencies, packedPackages());
}

async function init(installed: string, files: Files, args: readonly string[]): Promise<readonly string[]> {
  project = new Project(join(installed, "projects"), files);
  const command = join(installed, "node_modules/@icosian/transformer/dist/hosts/cli/main.js");
  const ended = await run(process.execPath, [command, "init", "--yes", "--no-install", ...args], {
    folder: project.folder,
  });
  expect(ended.code, ended.output).toBe(0);
  return toCommands(ended.stdout);
}

/** The commands that come after what was done. */
function toCommands(printed: string): readonly string[] {
  const end = printed.slice(printed.search(/^(Done\.|Now install: )/m));
  return [...end.matchAll(/:\n {2}(\S.*)$/gm)].map(([, command]) => command ?? "");
}

async function shell(command: string): Promise<string> {
  const { code, stdout, output } = await run("sh", ["-c", command], { folder: project!.folder });
  expect(code, `${command}\n${output}`).toBe(0);
  return stdout;
}

it.each(initKinds)("prints how to run $name", async ({ version, files, args = [], run: expected, isChecked }) => {
  const commands = await init(await install(version), files, ["--sample", ...args]);
  expect(commands[0]).toBe(expected);
  expect(commands.slice(1).map((command) => command.replace(/ -p .*/, ""))).toEqual(
    isChecked ? [`${/^cd \S+ && /.exec(expected)?.[0] ?? ""}npx icosian check`] : [],
  );
});

/** One for each TypeScript, each system of modules and each way to run; the others print one of the same commands. */
const SAMPLE: readonly string[] = [
  "strict options",
  "CommonJS and nodenext",
  "references",
  "TypeScript 5.9",
  "TypeScript 4.9",
  "TypeScript 7 and CommonJS",
  "TypeScript 7 and noEmit",
  "Vite",
];

describe.each(sampled("init-kinds", initKinds, ({ name }) => SAMPLE.includes(name)))(
  "$name",
  ({ version, files, args = [] }) => {
    it("runs its sample, and is checked", async () => {
      const [command, ...checks] = await init(await install(version), files, ["--sample", ...args]);
      expect((await shell(command!)).endsWith(MEAN)).toBe(true);
      for (const check of checks) expect(await shell(check)).toBe(CHECKED);
    });
  },
);

/** One kind of each host, because the others differ in nothing that a second time is about. */
const REPEATED = ["npm init -y", "TypeScript 6", "TypeScript 7", "Vite", "Jest", "a package of a workspace"];
const repeated = sampled(
  "init-kinds",
  initKinds.filter(({ name }) => REPEATED.includes(name)),
  ({ name }) => ["npm init -y", "TypeScript 6", "a package of a workspace"].includes(name),
);

describe.each(repeated)("$name", ({ version, files, args = [] }) => {
  it("is told of a first module where it has none, and changes nothing a second time", async () => {
    const installed = await install(version);
    const [command, ...more] = await init(installed, files, args);
    expect(more).toEqual([]);
    expect(command).toMatch(/^(cd packages\/a && )?npx icosian init --sample --yes$/);
    const again = await shell(command!.replace("--yes", "--yes --no-install"));
    // What is printed is for the folder where the command ran.
    const within = /^cd \S+ && /.exec(command!)?.[0] ?? "";
    expect((await shell(within + toCommands(again)[0]!)).endsWith(MEAN)).toBe(true);
    const third = await shell(command!.replace("--yes", "--yes --no-install"));
    expect(third).not.toMatch(/^Done\./m);
  });
});

describe("an empty folder", () => {
  it("becomes a project that runs and is checked", async () => {
    const installed = await install("6.0.3");
    project = new Project(realpathSync(tmpdir()), {});
    // What installing would make of the folder.
    symlinkSync(join(installed, "node_modules"), project.path("node_modules"), "dir");
    const main = project.path("node_modules/@icosian/transformer/dist/hosts/cli/main.js");
    const ended = await shell(`${process.execPath} ${main} init --yes --no-install`);
    expect(ended).toContain("This empty folder becomes a project of ES modules with npm.");
    expect(ended).toContain("Now install: `npm install --save-dev @icosian/transformer @types/node`.");
    expect(toCommands(ended)).toEqual(["npm start", "npx icosian check"]);
    expect((await shell("npm start")).endsWith(MEAN)).toBe(true);
    expect(await shell("npx icosian check")).toBe(CHECKED);
    expect(await shell("npx tsc -p .")).toBe("");
    const packageJson = JSON.parse(project.read("package.json")) as { readonly scripts: object };
    expect(packageJson).toMatchObject({ private: true, type: "module" });
  });

  it("below a project is not taken for one", async () => {
    const installed = await install("6.0.3");
    project = new Project(join(installed, "projects"), { "package.json": {}, "a/b.txt": "" });
    const command = join(installed, "node_modules/@icosian/transformer/dist/hosts/cli/main.js");
    const { code, stderr } = await run(process.execPath, [command, "init", "--yes"], { folder: project.path("a") });
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/There is no package\.json in .* The nearest one is in .*: run `icosian init -p \.\.`\./),
    ]);
    expect(project.has("a/package.json")).toBe(false);
  });
});
