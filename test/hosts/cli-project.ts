/** A project in which the command `icosian` is called as a user calls it. */
import { join } from "node:path";
import { installPackages } from "./install-packages.ts";
import { packedPackages } from "./packed.ts";
import { Project, type Files } from "./project.ts";
import { run, type RunResult } from "./run.ts";
import { Watch } from "./watch.ts";

/** Every TypeScript that the command is tried with. */
export const VERSIONS = ["4.9.5", "5.9.3", "6.0.3", "7.0.2"] as const;

const FEATURES = `"use dataflow";
export const spend = (): number => 1;
export const label = (spend: string): string => spend;
export const near = (spedn: number): number => spedn;
`;
const MAIN = `import { dataflow } from "@icosian/runtime";
import * as features from "./features.js";
export const flow = dataflow(features);
`;

/** A project with one warning. */
export const CLEAN = {
  "src/features.ts": FEATURES.replace("spend: string", "spend: number").replace("): string", "): number"),
  "src/main.ts": MAIN,
} as const;

/** A project with an error and a warning. */
export const WRONG = { "src/features.ts": FEATURES, "src/main.ts": MAIN } as const;

/** What differs from project to project. */
export interface CliSettings {
  /** Of TypeScript. */
  readonly version?: string;
  /** The plugin's entries, without its name. */
  readonly plugins?: readonly object[];
  /** Further members of the tsconfig. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** A project with a TypeScript and the command. */
export class CliProject {
  readonly files: Project;
  /** The command's script. */
  readonly command: string;

  private constructor(files: Project, command: string) {
    this.files = files;
    this.command = command;
  }

  /** Installs what is needed where that has not been done yet, and makes the project. */
  static async create(files: Files, settings: CliSettings = {}): Promise<CliProject> {
    const { version = "6.0.3" } = settings;
    const installed = await installPackages({ typescript: version, "@types/node": "20.10.0" }, packedPackages());
    const command = join(installed, "node_modules/@icosian/transformer/dist/hosts/cli/main.js");
    const all = { "package.json": { type: "module" }, "tsconfig.json": toConfig(settings), ...files };
    return new CliProject(new Project(join(installed, "projects"), all), command);
  }

  /** Runs the command to its end. */
  icosian(...args: readonly string[]): Promise<RunResult> {
    return run(process.execPath, [this.command, ...args], { folder: this.files.folder });
  }

  /** Starts the command, which goes on until it is stopped. */
  watch(...args: readonly string[]): Watch {
    return new Watch(process.execPath, [this.command, ...args], this.files.folder);
  }
}

/** The tsconfig of a project, which knows no types of Node: to read them takes longer than to check. */
export function toConfig({ version = "6.0.3", plugins = [{}], config = {} }: CliSettings): object {
  const module = version.startsWith("4") ? "node16" : "nodenext";
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    strict: true,
    module,
    moduleResolution: module,
    plugins: plugins.map((entry) => ({ transform: "@icosian/transformer", ...entry })),
  };
  return { compilerOptions, include: ["src"], ...config };
}
