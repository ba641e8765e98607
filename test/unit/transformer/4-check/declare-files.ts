/** Compiles the dataflow modules of small programs to declarations and JavaScript, as a host with TypeScript 6 does. */
import { join } from "node:path";
import ts from "typescript";
import { transformProgram } from "../../../../transformer/src/hosts/typescript/program-transformer.ts";
import { FOLDER, OPTIONS, createHost, type ProgramFiles, type ProgramSettings } from "./check-files.ts";

/** What a program is compiled to: declarations and JavaScript by the names of the files. */
export function emitFiles(files: ProgramFiles, settings: ProgramSettings = {}): ProgramFiles {
  const options: ts.CompilerOptions = {
    ...OPTIONS,
    ...settings.compilerOptions,
    noEmit: false,
    declaration: true,
    allowImportingTsExtensions: false,
    rewriteRelativeImportExtensions: true,
  };
  const texts = new Map(Object.entries(files).map(([name, text]) => [join(FOLDER, name), text]));
  const program = ts.createProgram([...texts.keys()], options, createHost(options, texts));
  const emitted = new Map<string, string>();
  transformProgram(program, settings.entry ?? {}, ts).emit(undefined, (name, text) => {
    emitted.set(name.replace(`${FOLDER}/`, ""), text);
  });
  return Object.fromEntries(emitted);
}

/** A program in which every dataflow module without calls of its own is there as declarations only. */
export function declareModules(files: ProgramFiles, settings: ProgramSettings = {}): ProgramFiles {
  const emitted = emitFiles(files, settings);
  return Object.fromEntries(
    Object.entries(files).flatMap(([name, text]): [string, string][] => {
      const declared = name.replace(/\.([cm]?)ts$/, ".d.$1ts");
      const isModule = text.includes('"use dataflow"') && !/\bdataflow\(/.test(text);
      return isModule && emitted[declared] !== undefined ? [[declared, emitted[declared]]] : [[name, text]];
    }),
  );
}
