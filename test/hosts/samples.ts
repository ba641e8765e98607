/** The samples, as files of a project that has several of them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "./project.ts";

const SAMPLES: string = join(import.meta.dirname, "../../samples");

/** The sources of a sample, in a folder and package of its name. */
export function readSample(sample: string): Files {
  const folder = join(SAMPLES, sample, "src");
  const files = readdirSync(folder).map((name) => [`${sample}/src/${name}`, readFileSync(join(folder, name), "utf8")]);
  return { [`${sample}/package.json`]: { type: "module" }, ...Object.fromEntries(files) };
}

/** What a sample prints. */
export function expectedOutputOf(sample: string): string {
  return readFileSync(join(SAMPLES, sample, "expected-output.txt"), "utf8");
}
