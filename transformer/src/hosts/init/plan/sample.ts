/** A first dataflow module and a program that runs it, for projects that have none. */
import { dirname } from "node:path/posix";
import { isModule, type Look } from "../look/look.js";
import { SAMPLE_PATHS, STEMS } from "./sample-paths.js";

/** The files of a sample. */
export interface Sample {
  /** The dataflow module. */
  readonly module: SampleFile;
  /** The program that runs it. */
  readonly program: SampleFile;
}

/** A file of a sample. */
export interface SampleFile {
  /** Path of the file, from the project's folder. */
  readonly path: string;
  /** Text of the file. */
  readonly text: string;
}

const MODULE_TEXT = `"use dataflow";

/** Mean spend of all weeks. */
export function spendMean(spend: Float64Array): number {
  return spend.reduce((sum, each) => sum + each, 0) / spend.length;
}

/** Spend above or below the mean. */
export function spendZeroMean(spend: Float64Array, spendMean: number): Float64Array {
  return spend.map((each) => each - spendMean);
}
`;

/**
 * Creates the sample for a project; null if the project already has such a module.
 *
 * @param isGenerated - Whether the dataflow is a generated file next to the module.
 */
export function toSample(look: Look, isGenerated: boolean): Sample | null {
  const isTaken = (stem: string): boolean =>
    SAMPLE_PATHS.some((path) => path.startsWith(`${stem}.`) && look.files.has(path));
  const [module] = STEMS.module;
  const program = STEMS.program.find((stem) => !isTaken(stem));
  if (isTaken(module) || program === undefined) return null;
  const extension = toExtension(look);
  return {
    module: { path: module + extension, text: MODULE_TEXT },
    program: { path: program + extension, text: toProgram(look, isGenerated, extension) },
  };
}

/** The path of a sample's compiled program; null if it is unknown. */
export function toCompiledPath({ tsconfig }: Look, path: string): string | null {
  const out = tsconfig?.compiling.out ?? null;
  if (out === null || (tsconfig !== null && tsconfig.path.includes("/"))) return null;
  const inner = out.root === "." ? path : path.startsWith(`${out.root}/`) ? path.slice(out.root.length + 1) : null;
  const folder = out.folder === "." ? "" : `${out.folder}/`;
  return inner === null || dirname(path) !== "src" ? null : `${folder}${inner.replace(/ts$/, "js")}`;
}

/** `.mts` if `.ts` would be compiled to CommonJS, or if Node.js would read it as CommonJS. */
function toExtension(look: Look): ".ts" | ".mts" {
  if (isModule(look) || look.tsconfig === null) return ".ts";
  const { moduleKind, out } = look.tsconfig.compiling;
  return moduleKind === "node" || (moduleKind === "es" && out !== null) ? ".mts" : ".ts";
}

function toProgram({ tsconfig }: Look, isGenerated: boolean, extension: string): string {
  const imported = tsconfig?.compiling.importsTypeScript === false ? extension.replace("ts", "js") : extension;
  const imports = isGenerated
    ? [`import { manifest } from "./features.gen${imported}";`]
    : [`import { dataflow } from "@icosian/runtime";`, `import * as features from "./features${imported}";`];
  const dataflow = isGenerated ? "manifest" : "dataflow(features)";
  return [
    ...imports,
    "",
    "const spend = new Float64Array([10, 10, 20, 40, 40, 60]);",
    `const flow = ${dataflow};`,
    'const { spendMean, spendZeroMean } = flow.executeSync(["spendMean", "spendZeroMean"], { inputs: { spend } });',
    'console.log(`The mean is ${spendMean}. Differences from the mean: ${spendZeroMean.join(", ")}.`);',
    "",
  ].join("\n");
}
