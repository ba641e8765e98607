/** Compilers and Node itself give the samples the same manifests, byte for byte, and the same results. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CliProject, VERSIONS } from "./cli-project.ts";
import { COMPILER_OPTIONS, HostProject, toTsconfig } from "./host-project.ts";
import { hostRows } from "./host-table.ts";
import type { Files } from "./project.ts";
import { run } from "./run.ts";
import { expectedManifestsOf, expectedOutputOf, HOST_SAMPLES, readSample, toManifestsProgram } from "./samples.ts";

/** Every compiler finds `./features.js`; only those since 5.7 rewrite `./features.ts`. */
function importJavaScript(text: string): string {
  return text.replaceAll(/(from "\.[^"]*)\.ts"/g, '$1.js"');
}

function importCompiled(files: Files): Files {
  const entries = Object.entries(files);
  return Object.fromEntries(
    entries.map(([name, file]) => [name, typeof file === "string" ? importJavaScript(file) : file]),
  );
}

describe.each(hostRows)("%s", (_name, host) => {
  let project: HostProject;
  const samples = HOST_SAMPLES.filter((sample) => host.without?.includes(sample) !== true);

  beforeAll(async () => {
    const { door } = host;
    const files = samples.map((sample): Files => {
      const sources: Files = {
        ...readSample(sample),
        [`${sample}/src/manifests.ts`]: toManifestsProgram([sample]).replaceAll(`./${sample}/src/`, "./"),
      };
      if (door.kind === "register") return sources;
      const configs = {
        [`${sample}/package.json`]: { type: door.moduleType },
        [`${sample}/tsconfig.json`]: toTsconfig(door),
      };
      return { ...importCompiled(sources), ...configs };
    });
    project = await HostProject.create(host, Object.assign({}, ...files) as Files);
  }, 300_000);
  afterAll(() => project?.files.remove());

  it.each(samples)("samples/%s", async (sample) => {
    const compiled = await project.compile(["-p", sample]);
    expect(compiled?.output ?? "").toBe("");
    const main = await project.node(project.toLoadable(`${sample}/src/main.ts`));
    expect(main.stdout, main.output).toBe(expectedOutputOf(sample));
    const manifests = await project.node(project.toLoadable(`${sample}/src/manifests.ts`));
    expect(manifests.stdout, manifests.output).toBe(
      host.door.kind === "register" ? expectedManifestsOf([sample]) : expectedManifestsOf([sample], importJavaScript),
    );
  });
});

/** Without a plugin: `icosian generate`, and then the compiler. The dataflow comes from the generated file. */
describe.each(VERSIONS.filter((version) => !version.startsWith("4.")))("generate, TypeScript %s", (version) => {
  let project: CliProject;

  beforeAll(async () => {
    const files = HOST_SAMPLES.map((sample): Files => {
      const { [`${sample}/src/main.ts`]: file, ...others } = readSample(sample);
      const main = typeof file === "string" ? file : "";
      const [, module = ""] = /import \* as \w+ from "\.\/([\w-]+)\.ts"/.exec(main) ?? [];
      const using = main
        .replace(/import \* as \w+ from .*/, `import { manifest } from "./${module}.gen.ts";`)
        .replace(
          /dataflow\(\{ modules: \[\w+\], config(?:: (\{[^}]*\}))? \}\)/,
          (_, config = "config") => `manifest.configure(${config})`,
        )
        .replace(/dataflow\(\w+\)/, "manifest")
        .replace(/import \{ dataflow \}.*\n/, "");
      const compilerOptions = { ...COMPILER_OPTIONS, module: "nodenext", declaration: false, declarationMap: false };
      return {
        ...importCompiled({ ...others, [`${sample}/src/main.ts`]: using }),
        [`${sample}/tsconfig.json`]: { compilerOptions: { ...compilerOptions, skipLibCheck: true }, include: ["src"] },
        [`${sample}/generate.txt`]: module,
      };
    });
    project = await CliProject.create(Object.assign({}, ...files) as Files, { version });
  }, 300_000);
  afterAll(() => project?.files.remove());

  it.each(HOST_SAMPLES)("samples/%s", async (sample) => {
    const module = `${sample}/src/${project.files.read(`${sample}/generate.txt`)}.ts`;
    expect(await project.icosian("generate", module)).toMatchObject({ code: 0 });
    const { folder } = project.files;
    const tsc = project.command.replace(/@icosian.*/, "typescript/bin/tsc");
    expect(await run(process.execPath, [tsc, "-p", sample], { folder })).toMatchObject({ code: 0, output: "" });
    const { stdout, output } = await run(process.execPath, [`${sample}/dist/main.js`], { folder });
    expect(stdout, output).toBe(expectedOutputOf(sample));
  });
});
