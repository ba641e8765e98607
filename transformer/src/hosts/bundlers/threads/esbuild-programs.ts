/** Thread programs in esbuild: built after the bundle, and written next to each output that contains the module. */
import { dirname, join, relative, resolve } from "node:path";
import type { BuildOptions, BuildResult, PartialMessage, PluginBuild } from "esbuild";
import type { PluginModules } from "../modules/plugin-modules.js";
import { toProgramText, toServedName, type ThreadAddress, type ToThreadAddress } from "./thread-program.js";

/** Prefix of the name of a program. */
const PROGRAM = "icosian-thread:";

/** Whether a build is that of a thread program. */
export function buildsProgram({ stdin }: BuildOptions): boolean {
  return stdin?.sourcefile?.startsWith(PROGRAM) === true;
}

/**
 * The address inside a thread program. It is never imported, because the module is already loaded there, and CommonJS
 * has no `import.meta.url`.
 */
export const inProgram: ToThreadAddress = () => ({ href: '"thread:"', served: "" });

/**
 * Hooks thread programs into a build.
 *
 * @returns The address to write for each module; null addresses in bundles that cannot have threads.
 */
export function buildProgramsInEsbuild(build: PluginBuild, modules: PluginModules): ToThreadAddress {
  const { initialOptions: options, onEnd } = build;
  if (options.bundle !== true || !mayHaveThreads(options)) return () => null;
  const files = new Set<string>();
  options.metafile = true;
  onEnd(async (result) => {
    if (result.errors.length > 0) return null;
    const errors: PartialMessage[] = [];
    for (const [file, folder] of findLocations(result, options, files))
      errors.push(...(await buildProgram(build, result, { file, folder, served: toServedName(file, modules.root) })));
    return { errors };
  });
  return (file) => {
    files.add(file);
    return toAddress(toServedName(file, modules.root), toFormat(options));
  };
}

/** Whether a bundle can have threads. A bundle for browsers has neither threads of Node.js nor any of its modules. */
function mayHaveThreads({ platform, packages }: BuildOptions): boolean {
  return platform === "node" || platform === "neutral" || packages === "external";
}

type OutputFormat = "esm" | "cjs";

function toFormat({ format, platform }: BuildOptions): OutputFormat {
  return format === "esm" || (format === undefined && platform === "neutral") ? "esm" : "cjs";
}

function toFileName(served: string, format: OutputFormat): string {
  return `${served}.thread.${format === "esm" ? "mjs" : "cjs"}`;
}

function toAddress(served: string, format: OutputFormat): ThreadAddress {
  const name = JSON.stringify(toFileName(served, format));
  if (format === "esm") return { href: `new URL(${name}, import.meta.url).href`, served };
  return { href: `require("node:url").pathToFileURL(require("node:path").join(__dirname, ${name})).href`, served };
}

/** Finds the folders of the outputs that contain each module. */
function findLocations(
  { metafile }: BuildResult,
  { absWorkingDir = process.cwd() }: BuildOptions,
  files: ReadonlySet<string>,
): readonly (readonly [file: string, folder: string])[] {
  const outputs = Object.entries(metafile?.outputs ?? {});
  return [...files].flatMap((file) => {
    const input = relative(absWorkingDir, file).replaceAll("\\", "/");
    const own = outputs.filter(([, { inputs }]) => Object.hasOwn(inputs, input));
    const folders = new Set(own.map(([output]) => dirname(resolve(absWorkingDir, output))));
    return [...folders].map((folder) => [file, folder] as const);
  });
}

interface Program {
  readonly file: string;
  readonly folder: string;
  readonly served: string;
}

/** Builds a program with the options of the bundle, in one file. */
async function buildProgram(
  { initialOptions, esbuild }: PluginBuild,
  result: BuildResult,
  { file, folder, served }: Program,
): Promise<readonly PartialMessage[]> {
  const { entryPoints: _, outdir: __, outExtension: ___, ...options } = initialOptions;
  const format = toFormat(initialOptions);
  try {
    const built = await esbuild.build({
      ...options,
      stdin: {
        contents: toProgramText(file, served),
        resolveDir: dirname(file),
        sourcefile: PROGRAM + served,
        loader: "js",
      },
      outfile: join(folder, toFileName(served, format)),
      format,
      splitting: false,
      metafile: false,
      // The bundle has already reported its messages.
      logLevel: "silent",
    });
    if (built.outputFiles !== undefined) result.outputFiles?.push(...built.outputFiles);
    return [];
  } catch (error) {
    const { errors } = error as { readonly errors?: readonly PartialMessage[] };
    if (errors === undefined) throw error;
    return errors;
  }
}
