/**
 * The entry point for Jest: `transform: { "\\.[cm]?tsx?$": "@icosian/transformer/jest" }`.
 *
 * Jest uses one transformer per file, so this one also strips types, or passes the file on to another transformer.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mayBeDataflowModule } from "../../1-discover/discover.js";
import { ModulePaths } from "../../1-discover/module-path.js";
import { compileText } from "../bundlers/modules/compile-text.js";
import { toErrorMessage } from "../bundlers/modules/module-errors.js";
import { toModuleText, transformModule, type TransformContext } from "../bundlers/modules/transform-module.js";
import { resolveOptions } from "../../project/options/options.js";
import { Readings } from "../../project/readings/readings.js";
import { ProjectCode } from "../../project/versions/project-code.js";
import { Tsconfigs } from "../../project/tsconfig/tsconfigs.js";
import { inlineMap } from "./inline-map.js";
import { loadNext, type JestCall, type JestOutput, type NextTransformer } from "./next-transformer.js";
import { toJavaScript } from "./to-javascript.js";

/** The options in a Jest configuration. */
export interface JestOptions {
  /** Globs, relative to Jest's `rootDir`, of files that are dataflow modules without the directive. */
  readonly include?: readonly string[];
  /** The transformer that continues, as a Jest configuration names it. Without one, only types are stripped. */
  readonly next?: string | readonly [transformer: string, options: Readonly<Record<string, unknown>>];
}

/** A transformer, as Jest calls it. */
export interface JestTransformer {
  /**
   * Transforms a file.
   *
   * @throws Error with one line per diagnostic if a dataflow module has errors.
   */
  process(text: string, file: string, call: JestCall): JestOutput;
  /** Returns a key that changes whenever the output for a file may change. */
  getCacheKey(text: string, file: string, call: JestCall): string;
}

const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

/**
 * Creates the transformer.
 *
 * @throws Error if the options are invalid.
 */
export function createTransformer({ next, ...entry }: JestOptions = {}): JestTransformer {
  const paths = new ModulePaths(existsSync);
  const tsconfigs = new Tsconfigs();
  const code = new ProjectCode();
  const readings = new Readings(code);
  let nextTransformer: NextTransformer | null = null;
  const findNext = ({ config }: JestCall): NextTransformer | null =>
    next === undefined ? null : (nextTransformer ??= loadNext(next, config.rootDir));
  /** The manifest of a module, which depends on the code that the module imports; null for any other file. */
  const toManifestText = (text: string, file: string, { config }: JestCall): string | null => {
    const options = resolveOptions({ ...entry }, config.rootDir, "Jest's config");
    const isIncluded = options.isIncluded(file) || tsconfigs.of(file).isIncluded(file);
    if (!isIncluded && !mayBeDataflowModule(file, text)) return null;
    code.refresh("files");
    const compiled = readings.compile({ file, text, module: paths.of(file), isIncluded });
    return compiled?.manifestText ?? null;
  };
  return {
    process: (text, file, call) => {
      const options = resolveOptions({ ...entry }, call.config.rootDir, "Jest's config");
      if (options.diagnostics.length > 0) throw new Error(options.diagnostics.map(({ message }) => message).join("\n"));
      const settings = tsconfigs.of(file);
      code.refresh("files");
      const isIncluded = (each: string): boolean => options.isIncluded(each) || settings.isIncluded(each);
      const source = withManifest(text, file, { paths, readings, isIncluded });
      const output = findNext(call)?.process(source, file, call) ?? toJavaScript(source, file, call, settings);
      return inlineMap(output, call);
    },
    getCacheKey: (text, file, call) => {
      const { configString, instrument, supportsStaticESM } = call;
      const { compilerOptions } = tsconfigs.of(file);
      const options = [entry, next, compilerOptions];
      const manifest = toManifestText(text, file, call);
      const parts = [version, text, file, configString, instrument, supportsStaticESM, options, manifest];
      const nextKey = findNext(call)?.getCacheKey(text, file, call) ?? "";
      return createHash("sha256").update(JSON.stringify(parts)).update(nextKey).digest("hex").slice(0, 32);
    },
  };
}

/** The facts about a project with which its modules are compiled. */
type ProjectFacts = Pick<TransformContext, "paths" | "isIncluded"> & { readonly readings: Readings };

/** Appends the manifest. Appending moves nothing, so the source map of the tool that strips the types is correct. */
function withManifest(text: string, file: string, facts: ProjectFacts): string {
  const context: TransformContext = { ...facts, plans: null, isTested: true };
  const input = toModuleText(text, file, context);
  const compiled = input === null ? null : compileText(input, facts.readings);
  const transformed = transformModule(text, file, compiled, context);
  if (transformed === null) return text;
  const error = toErrorMessage(transformed);
  if (error !== null) throw new Error(error.message);
  return transformed.output?.code ?? text;
}
