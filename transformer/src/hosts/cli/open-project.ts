/** Opens a project in the TypeScript that it has. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseTsconfig } from "get-tsconfig";
import type ts from "typescript";
import type { NativeModule, NativeSyntaxModule } from "../native/native-api.js";
import { openNativeProgram, type OpenedProgram } from "../native/native-program.js";
import { Misuse } from "./misuse.js";

const PLUGIN = "@icosian/transformer";

/** A project that can be asked. */
export interface OpenedProject extends OpenedProgram {
  /** The plugin's entry in the tsconfig; empty where there is none. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** Finds the tsconfig that a path names: the file, or the one in that folder. */
export function findConfigFile(path: string): string {
  const absolute = resolve(path);
  const file = existsSync(absolute) && statSync(absolute).isDirectory() ? join(absolute, "tsconfig.json") : absolute;
  if (!existsSync(file)) throw new Misuse(`There is no ${file}. Name a tsconfig with \`-p\`.`);
  return file;
}

/**
 * Opens a project.
 *
 * @throws Misuse when it has no TypeScript, or one that is not supported, or when its tsconfig cannot be read.
 */
export async function openProject(configFile: string): Promise<OpenedProject> {
  const opened = await openWithOwnTypeScript(configFile);
  return { ...opened, entry: findEntry(configFile) };
}

async function openWithOwnTypeScript(configFile: string): Promise<OpenedProgram> {
  const require = createRequire(configFile);
  let packageFile: string;
  try {
    packageFile = require.resolve("typescript/package.json");
  } catch {
    throw new Misuse(
      `The project of ${configFile} has no TypeScript. Install it: \`npm install --save-dev typescript\`.`,
    );
  }
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { readonly version: string };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major >= 7) return openNative(configFile, dirname(packageFile), version);
  if (major < 4 || (major === 4 && minor < 9))
    throw new Misuse(`TypeScript ${version} is too old: 4.9 or later is needed.`);
  return openProgram(configFile, require("typescript") as typeof ts);
}

function openProgram(configFile: string, typescript: typeof ts): OpenedProgram {
  const host: ts.ParseConfigFileHost = {
    ...typescript.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Misuse(`${configFile}: ${typescript.flattenDiagnosticMessageText(messageText, "\n")}`);
    },
  };
  const parsed = typescript.getParsedCommandLineOfConfigFile(configFile, { noEmit: true }, host);
  if (parsed === undefined) throw new Misuse(`${configFile} cannot be read.`);
  const error = parsed.errors.find(({ category }) => category === typescript.DiagnosticCategory.Error);
  if (error !== undefined)
    throw new Misuse(`${configFile}: ${typescript.flattenDiagnosticMessageText(error.messageText, "\n")}`);
  const references = parsed.projectReferences;
  const program = typescript.createProgram({
    rootNames: parsed.fileNames,
    options: parsed.options,
    ...(references === undefined ? {} : { projectReferences: references }),
  });
  return { program, typescript, close: () => {} };
}

async function openNative(configFile: string, typescript: string, version: string): Promise<OpenedProgram> {
  const { exports } = JSON.parse(readFileSync(join(typescript, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, string | undefined>>;
  };
  // Stable under another name from 7.1 on.
  const api = exports["./sync"] ?? exports["./unstable/sync"];
  const syntax = exports["./ast/is"] ?? exports["./unstable/ast/is"];
  if (api === undefined || syntax === undefined)
    throw new Misuse(`TypeScript ${version} has no API that is known here. Update @icosian/transformer.`);
  const load = (file: string): Promise<unknown> =>
    import(pathToFileURL(join(typescript, file)).href) as Promise<unknown>;
  const [native, is] = await Promise.all([load(api), load(syntax)]);
  // Casts, because the API is that of the user's TypeScript.
  return openNativeProgram(configFile, native as NativeModule, is as NativeSyntaxModule);
}

/** The plugin's entry, also from a tsconfig that is extended. TypeScript 7 does not hand `plugins` on. */
function findEntry(configFile: string): Readonly<Record<string, unknown>> {
  const plugins: unknown = parseTsconfig(configFile).compilerOptions?.plugins;
  const entries = Array.isArray(plugins) ? (plugins as readonly Readonly<Record<string, unknown>>[]) : [];
  return entries.find(({ transform }) => transform === PLUGIN) ?? {};
}
