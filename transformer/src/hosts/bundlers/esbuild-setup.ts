/**
 * The plugin's work in esbuild.
 *
 * esbuild passes a file to the first plugin that loads it and to no other, so only dataflow modules are loaded here.
 */
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import type { BuildOptions, Loader, OnLoadResult, PartialMessage, PluginBuild } from "esbuild";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { toRange } from "../../diagnostics/formats/format.js";
import { checkInEsbuild } from "./check/check-hooks.js";
import { generateInEsbuild } from "./modules/generate-hooks.js";
import { FOREIGN_ID, MODULE_ID } from "./modules/module-file.js";
import { toMapComment } from "../map-comment.js";
import type { PluginModules } from "./modules/plugin-modules.js";
import { buildProgramsInEsbuild, buildsProgram, inProgram } from "./threads/esbuild-programs.js";
import type { ModuleOutput, TransformedModule } from "./modules/transform-module.js";

/** Loads dataflow modules. */
export function setUpEsbuild(build: PluginBuild, modules: PluginModules): void {
  const { initialOptions, onLoad } = build;
  if (initialOptions.absWorkingDir !== undefined) modules.setRoot(initialOptions.absWorkingDir);
  build.onStart(() => modules.refreshCode());
  const isProgram = buildsProgram(initialOptions);
  if (!isProgram) {
    checkInEsbuild(build, modules);
    generateInEsbuild(build, modules);
  }
  const toThreadAddress = isProgram ? inProgram : buildProgramsInEsbuild(build, modules);
  onLoad({ filter: MODULE_ID, namespace: "file" }, async ({ path, suffix }) => {
    if (FOREIGN_ID.test(path)) return null;
    const transformed = modules.transform(await readFile(path, "utf8"), path + suffix, toThreadAddress);
    return transformed === null ? null : toResult(transformed, path, initialOptions, modules.showsWarnings);
  });
}

function toResult(
  transformed: TransformedModule,
  path: string,
  { sourcemap, loader = {} }: BuildOptions,
  showsWarnings: boolean,
): OnLoadResult {
  const { output, diagnostics, text } = transformed;
  const bySeverity = (severity: string): PartialMessage[] =>
    diagnostics.filter((each) => each.severity === severity).map((each) => toMessage(each, text));
  const messages = { errors: bySeverity("error"), warnings: showsWarnings ? bySeverity("warning") : [] };
  if (output === null) return messages;
  const contents = sourcemap === undefined || sourcemap === false ? output.code : withMap(output);
  return { ...messages, contents, watchFiles: [...output.files], loader: loader[extname(path)] ?? toLoader(path) };
}

function withMap({ code, toMap }: ModuleOutput): string {
  const map = Buffer.from(JSON.stringify(toMap())).toString("base64");
  return `${code}\n${toMapComment(`data:application/json;charset=utf-8;base64,${map}`)}`;
}

function toLoader(path: string): Loader {
  return path.endsWith("x") ? "tsx" : "ts";
}

/** Converts a diagnostic. esbuild counts columns and lengths in bytes. */
function toMessage({ file, span, code, slug, message }: Diagnostic, text: string): PartialMessage {
  const { line, column, endLine, endColumn } = toRange(text, span);
  const lineText = text.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? "";
  const toBytes = (characters: number): number => Buffer.byteLength(lineText.slice(0, characters));
  const start = toBytes(column - 1);
  const length = toBytes(endLine === line ? endColumn - 1 : lineText.length) - start;
  return { text: `${code} ${slug}: ${message}`, location: { file, line, column: start, length, lineText } };
}
