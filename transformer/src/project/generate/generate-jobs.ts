/** Finds the files to generate: those on the command line, or else those in the project's configuration. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isTypeScript } from "../../1-discover/discover.js";
import { ModulePaths } from "../../1-discover/module-path.js";
import { describeOption } from "../options/describe-option.js";
import { GENERATE_FORM, readGenerateEntries, type GenerateEntry } from "./generate-entry.js";
import { toDefaultOut, type GenerateJob } from "./generate-job.js";
import { resolveOptions } from "../options/options.js";
import { findCommonJsNote } from "./commonjs-note.js";
import { findProjects } from "../find-projects.js";
import { Misuse } from "../misuse.js";
import { findConfigFile, readConfig, type Config } from "../options/read-config.js";
import { toShownPath } from "../to-shown-path.js";

/** The part of the command line that determines the files. */
export interface JobRequest {
  /** Path of a tsconfig, or of a folder with a tsconfig or package.json. */
  readonly project: string;
  /** Paths of the dataflow modules; empty to use the project's configuration. */
  readonly modules: readonly string[];
  /** Path of the generated file; null for the default. */
  readonly out: string | null;
  /** Whether the last module that defines a name wins. */
  readonly allowsOverrides: boolean;
  /** Lists of outputs whose requests are compiled to code. */
  readonly plans: readonly (readonly string[])[];
}

/** The files to generate, and the configuration files that list them. */
export interface FoundJobs {
  /** The files to generate. */
  readonly jobs: readonly GenerateJob[];
  /** Absolute paths of the configuration files, whether or not they exist. */
  readonly configFiles: readonly string[];
  /** Notes for the user, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Finds the files to generate.
 *
 * @throws Misuse if something cannot be generated.
 */
export function findJobs(request: JobRequest): FoundJobs {
  if (request.modules.length > 0) return finish(toNamedJob(request));
  if (request.out !== null || request.allowsOverrides || request.plans.length > 0)
    throw new Misuse("Name the modules too: `icosian generate --out src/flow.gen.ts src/features.ts src/loaders.ts`.");
  const found = findConfiguredJobs(request.project);
  if (found.jobs.length > 0) return found;
  throw new Misuse(
    `Nothing says what to generate. Name modules, \`icosian generate src/features.ts\`, or write ${GENERATE_FORM} as \`generate\` in the plugin's entry of the tsconfig or in \`icosian\` of the package.json.`,
  );
}

/**
 * Finds the files that a project's configuration lists.
 *
 * @param project - Path of a tsconfig, or of a folder with a tsconfig or package.json.
 * @throws Misuse if something cannot be generated.
 */
export function findConfiguredJobs(project: string): FoundJobs {
  return finish(readProject(project));
}

/** @throws Misuse if something cannot be generated. */
function finish({ found, configFiles }: ConfiguredJobs): FoundJobs {
  const jobs = found.map(({ job }) => job);
  for (const job of jobs) refuseImpossible(job, jobs);
  const paths = new ModulePaths(existsSync);
  const notes = found.flatMap(({ job, config }) => findCommonJsNote(job, config, paths.packageRootOf(job.out)) ?? []);
  return { jobs, configFiles, notes };
}

interface ConfiguredJobs {
  readonly found: readonly ConfiguredJob[];
  readonly configFiles: readonly string[];
}

interface ConfiguredJob {
  readonly job: GenerateJob;
  readonly config: Config | null;
}

function toNamedJob({ project, modules, out, allowsOverrides, plans }: JobRequest): ConfiguredJobs {
  if (out === null && modules.length > 1)
    throw new Misuse("Name the file in which the modules are joined: `--out src/flow.gen.ts`.");
  const configFile = project === "." && !existsSync("tsconfig.json") ? null : findConfigFile(project);
  const entry = { modules, allowModuleOverrides: allowsOverrides, plans, ...(out !== null && { out }) };
  const config = configFile === null ? null : readWhole(configFile);
  return { found: [toJob(entry, process.cwd(), config, configFile)], configFiles: config?.files ?? [] };
}

function readProject(project: string): ConfiguredJobs {
  const path = resolve(project);
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);
  const packageFile = join(folder, "package.json");
  const configFile = path !== folder || existsSync(join(folder, "tsconfig.json")) ? findConfigFile(project) : null;
  const projects = configFile === null ? [] : findProjects(configFile);
  const [config = null] = projects.slice(-1).map((each) => each.config);
  const found = [
    ...projects.flatMap((each) =>
      toEntries(readWhole(each.configFile).entry["generate"], "generate", each.configFile).map((entry) =>
        toJob(entry, dirname(each.configFile), each.config, each.configFile),
      ),
    ),
    ...toEntries(readPackage(packageFile), "icosian.generate", packageFile).map((entry) =>
      toJob(entry, folder, config, configFile),
    ),
  ];
  return { found, configFiles: [...projects.flatMap((each) => each.config.files), packageFile] };
}

/** @throws Misuse if the tsconfig cannot be read. */
function readWhole(configFile: string): Config {
  const config = readConfig(configFile);
  if (config.fault !== null) throw new Misuse(`${toShownPath(configFile)}: ${config.fault}`);
  return config;
}

function readPackage(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    const { icosian } = JSON.parse(readFileSync(file, "utf8")) as {
      readonly icosian?: { readonly generate?: unknown };
    };
    return icosian?.generate;
  } catch (error) {
    throw new Misuse(`${toShownPath(file)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function toEntries(value: unknown, option: string, file: string): readonly GenerateEntry[] {
  if (value === undefined) return [];
  const entries = readGenerateEntries(value);
  if (entries === null)
    throw new Misuse(`${toShownPath(file)}: \`${option}\` is ${describeOption(value)}. Write ${GENERATE_FORM}.`);
  return entries;
}

function toJob(entry: GenerateEntry, folder: string, config: Config | null, configFile: string | null): ConfiguredJob {
  const modules = [...new Set(entry.modules.map((module) => resolve(folder, module)))];
  const options = resolveOptions(config?.entry ?? {}, dirname(configFile ?? folder), configFile ?? "");
  const job = {
    out: entry.out === undefined ? toDefaultOut(modules[0] ?? "") : resolve(folder, entry.out),
    modules,
    allowsOverrides: entry.allowModuleOverrides === true,
    plans: entry.plans ?? [],
    isIncluded: options.isIncluded,
    // Without a tsconfig nothing is compiled: Node.js runs the files as they are.
    importsTypeScript: config?.importsTypeScript ?? true,
  };
  return { job, config };
}

function refuseImpossible(job: GenerateJob, all: readonly GenerateJob[]): void {
  const out = toShownPath(job.out);
  for (const module of job.modules) {
    const shown = toShownPath(module);
    if (!existsSync(module)) throw new Misuse(`There is no ${shown}, of which ${out} was to be generated.`);
    if (!isTypeScript(module)) throw new Misuse(`${shown} is no TypeScript file, so it is no dataflow module.`);
  }
  if (!isTypeScript(job.out)) throw new Misuse(`${out} is no name for a TypeScript file, which will be generated.`);
  if (all.some(({ modules }) => modules.includes(job.out)))
    throw new Misuse(`${out} is to be generated, and is named as a module. Give the generated file another name.`);
  if (all.some((other) => other !== job && other.out === job.out))
    throw new Misuse(`${out} is to be generated more than once. Give each generated file its own name.`);
}
