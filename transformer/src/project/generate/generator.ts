/** Generates files whenever their modules may have changed. The caller decides when that is. */
import { extname, relative, dirname } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { generate } from "../../compile-program.js";
import type { UnknownOutput } from "../../generate/generate-input.js";
import type { ReadModule } from "../../generate/read-module.js";
import { isGenerated } from "../../ir/joined-dataflow.js";
import { toCommand, type GenerateJob } from "./generate-job.js";
import { findSource } from "../tsconfig/find-source.js";
import { Tsconfigs } from "../tsconfig/tsconfigs.js";
import { ProjectCode } from "../versions/project-code.js";
import { ModuleCache } from "./module-cache.js";
import { removeLeftovers } from "../files/temporary-file.js";
import { readTextIfThere, writeAtOnce } from "./write-file.js";

/** The result for one file. */
export interface GeneratedFile {
  /** The file that was requested. */
  readonly job: GenerateJob;
  /** The arguments of `icosian generate` that generate it. */
  readonly command: string;
  /**
   * `"refused"` if there are errors; `"stale"` if the file is out of date and was not to be written; `"foreign"` if a
   * file of that name exists that was not generated.
   */
  readonly outcome: "written" | "fresh" | "stale" | "refused" | "foreign";
  /** The diagnostics of its modules. */
  readonly diagnostics: readonly Diagnostic[];
  /** Paths of files that are not dataflow modules. */
  readonly plainModules: readonly string[];
  /** The number of nodes in the dataflow. */
  readonly nodeCount: number;
  /** Outputs in plans that the dataflow does not have. */
  readonly unknownOutputs: readonly UnknownOutput[];
  /** Lists of outputs that cannot be compiled to code, each with the reason. */
  readonly interpreted: readonly (readonly [outputs: readonly string[], reason: string])[];
  /** Paths of all files that were read: the modules, those that their subdags run, and the code that they import. */
  readonly files: readonly string[];
}

/** Generates files repeatedly. */
export class Generator {
  readonly #reader = new ModuleCache(new ProjectCode());

  /**
   * Generates one file.
   *
   * @param purpose - With `"check"`, nothing is written.
   * @throws Misuse for files that cannot be read or written.
   */
  run(job: GenerateJob, purpose: "write" | "check"): GeneratedFile {
    this.#reader.refresh();
    const files = new Set(job.modules);
    const read = job.modules.map((file) => ({ file, module: this.#read(file, job) }));
    const plainModules = read.flatMap(({ file, module }) => (module === null ? [file] : []));
    const modules = read.flatMap(({ module }) => module ?? []);
    const command = toCommand(job, this.#reader.paths);
    const nothing = {
      job,
      command,
      diagnostics: [],
      plainModules,
      nodeCount: 0,
      unknownOutputs: [],
      interpreted: [],
      files: [...files],
    };
    if (plainModules.length > 0) return { ...nothing, outcome: "refused" };

    // Read again each time, because a tsconfig may change together with its modules.
    const tsconfigs = new Tsconfigs();
    const resolve = (specifier: string, importer: string): ReadModule | "plain" | null => {
      const file = findSource(specifier, importer, tsconfigs);
      if (file === null) return null;
      files.add(file);
      const found = this.#read(file, job);
      addReached(found, files);
      return found ?? "plain";
    };
    for (const module of modules) addReached(module, files);
    const { text, diagnostics, nodeCount, plans, unknownOutputs } = generate({
      out: job.out,
      command,
      modules,
      allowsOverrides: job.allowsOverrides,
      plans: job.plans,
      specifierOf: (file) => toSpecifier(file, job),
      resolve,
    });
    const interpreted = plans.flatMap(({ outputs, plan }) =>
      typeof plan === "string" ? [[outputs, plan] as const] : [],
    );
    const result = { ...nothing, diagnostics, nodeCount, unknownOutputs, interpreted, files: [...files] };
    if (text === null) return { ...result, outcome: "refused" };
    if (purpose === "write") removeLeftovers(job.out);
    const before = readTextIfThere(job.out);
    if (before === text) return { ...result, outcome: "fresh" };
    if (before !== null && before.trim() !== "" && !isGenerated(before)) return { ...result, outcome: "foreign" };
    if (purpose === "check") return { ...result, outcome: "stale" };
    writeAtOnce(job.out, text);
    return { ...result, outcome: "written" };
  }

  /** Reads a dataflow module or a barrel. */
  #read(file: string, { isIncluded }: GenerateJob): ReadModule | null {
    return this.#reader.read(file, isIncluded(file)) ?? this.#reader.readBarrel(file);
  }
}

/** Adds the files on which the code versions of a module depend. */
function addReached(module: ReadModule | null, files: Set<string>): void {
  for (const file of module?.compiled.ir?.reached ?? []) files.add(file);
}

/** The specifier with which the generated file imports a module. */
function toSpecifier(file: string, { out, importsTypeScript }: GenerateJob): string {
  const path = relative(dirname(out), file).replaceAll("\\", "/");
  const extension = extname(path);
  const compiled = importsTypeScript ? path : `${path.slice(0, -extension.length)}${extension.replace(/tsx?$/, "js")}`;
  return compiled.startsWith(".") ? compiled : `./${compiled}`;
}
