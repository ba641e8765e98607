/** The samples, as files of a project that has several of them. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { compileModule } from "../../transformer/src/compile-file.ts";
import { ProjectCode } from "../../transformer/src/project/versions/project-code.ts";
import type { Files } from "./project.ts";

const SAMPLES: readonly string[] = ["../../samples", "samples"].map((folder) => join(import.meta.dirname, folder));

/** The samples that every host builds and runs; the last ones are about what hosts do differently. */
export const HOST_SAMPLES: readonly string[] = ["variants", "pipe", "subdag", "barrels", "decorators"];

function folderOf(sample: string): string {
  const folders = SAMPLES.map((folder) => join(folder, sample));
  return folders.find((folder) => existsSync(folder)) ?? sample;
}

/** The sources of a sample, in a folder and package of its name. */
export function readSample(sample: string): Files {
  const folder = join(folderOf(sample), "src");
  const files = readdirSync(folder).map((name) => [`${sample}/src/${name}`, readFileSync(join(folder, name), "utf8")]);
  return { [`${sample}/package.json`]: { type: "module" }, ...Object.fromEntries(files) };
}

/** What a sample prints. */
export function expectedOutputOf(sample: string): string {
  return readFileSync(join(folderOf(sample), "expected-output.txt"), "utf8");
}

/** A program that prints the manifests of some samples, one a line. */
export function toManifestsProgram(samples: readonly string[]): string {
  const files = samples.flatMap((sample) => dataflowModulesOf(sample).map((file) => `./${sample}/src/${file}`));
  const imports = files.map((file, index) => `import * as module${index} from "${file}";`);
  const prints = files.map((_, index) => `console.log(JSON.stringify((module${index} as any).$manifest));`);
  return [...imports, ...prints, ""].join("\n");
}

/**
 * What that program prints: what is planned for each module, without what JSON leaves out.
 *
 * @param toText - What a host makes of a source before it compiles it.
 */
export function expectedManifestsOf(
  samples: readonly string[],
  toText: (source: string) => string = (source) => source,
): string {
  const folder = writeSamples(samples);
  const imports = new ProjectCode();
  const lines = samples.flatMap((sample) =>
    dataflowModulesOf(sample).map((name) => {
      const file = join(folder, sample, "src", name);
      const text = toText(readFileSync(file, "utf8"));
      const { manifest } = compileModule({ file, text, module: `src/${name}`, isIncluded: false, imports })!;
      const definitions = manifest!.definitions.map(({ function: _function, defaults, ...row }) =>
        defaults === undefined ? row : { ...row, defaults: {} },
      );
      const picks = manifest!.picks?.map(({ names }) => ({ names }));
      return `${JSON.stringify({ ...manifest, definitions, ...(picks && { picks }) })}\n`;
    }),
  );
  rmSync(folder, { recursive: true });
  return lines.join("");
}

/** Writes samples as hosts have them, in packages without names, because versions follow imports over packages. */
function writeSamples(samples: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "icosian-samples-"));
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"), "dir");
  for (const [path, content] of Object.entries(Object.assign({}, ...samples.map(readSample)) as Files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
  }
  return folder;
}

function dataflowModulesOf(sample: string): readonly string[] {
  const folder = join(folderOf(sample), "src");
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name), "utf8").startsWith(`"use dataflow"`));
}
