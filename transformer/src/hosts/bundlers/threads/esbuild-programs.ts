/** Programs of threads in esbuild: built after the bundle, and written beside each output that has the module. */
import { dirname, join, relative, resolve } from "node:path";
import type { BuildOptions, BuildResult, PartialMessage, PluginBuild } from "esbuild";
import type { PluginModules } from "../modules/plugin-modules.js";
import { toProgramText, toServedName, type ThreadAddress, type ToThreadAddress } from "./thread-program.js";

/** Before the name of a program that is built. */
const PROGRAM = "icosian-thread:";

/** Whether a build is that of a program. */
export function buildsProgram({ stdin }: BuildOptions): boolean {
  return stdin?.sourcefile?.startsWith(PROGRAM) === true;
}

/** Where a thread finds a module: it runs in the thread already, and CommonJS has no `import.meta.url`. */
export const inProgram: ToThreadAddress = () => ({ href: '"thread:"', served: "" });

/**
 * Hooks programs into a build.
 *
 * @returns What addresses are written in modules; null addresses in bundles that have no threads.
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

/** A bundle for browsers has no threads of Node.js, nor any of its modules. */
function mayHaveThreads({ platform, packages }: BuildOptions): boolean {
  return platform === "node" || platform === "neutral" || packages === "external";
}

type Format = "esm" | "cjs";

function toFormat({ format, platform }: BuildOptions): Format {
  return format === "esm" || (format === undefined && platform === "neutral") ? "esm" : "cjs";
}

function toFileName(served: string, format: Format): string {
  return `${served}.thread.${format === "esm" ? "mjs" : "cjs"}`;
}

function toAddress(served: string, format: Format): ThreadAddress {
  const name = JSON.stringify(toFileName(served, format));
  if (format === "esm") return { href: `new URL(${name}, import.meta.url).href`, served };
  return { href: `require("node:url").pathToFileURL(require("node:path").join(__dirname, ${name})).href`, served };
}

/** The folders of the outputs that have each module. */
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

/** Builds a program as the bundle is built, in one file. */
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
      // The bundle has said it already.
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
