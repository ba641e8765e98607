/**
 * Tells builders (`--incremental`, `--watch`, `tsc -b`) about changes that matter to dataflows but not to TypeScript.
 *
 * A builder checks a file again if its version has changed, or the declarations of a file that it imports. The
 * declarations of a dataflow module contain everything that the checks read, with three exceptions: comments that
 * expect a diagnostic, default values in a destructured parameter, and the arguments of modifiers. If there are any,
 * they become part of the version of every file with a dataflow or a request.
 *
 * A module that no dataflow links is checked by itself, in its own file, which does not change when a dataflow
 * elsewhere starts or stops linking it. So the version of a module also says whether any file with calls names it.
 *
 * What is emitted for a module depends on the code that its nodes reach in other files. So the version of a module with
 * such code also contains its code versions.
 */
import { createHash } from "node:crypto";
import { takes } from "@icosian/runtime/tooling";
import type ts from "typescript";
import { readExpectations } from "../../4-check/expectations.js";
import type { ModuleIr } from "../../ir/module.js";
import type { ModuleCompiler, VersionedFile } from "./module-compiler.js";

/** The versions that the host set. In watch mode, programs share source files. */
const hostVersions = new WeakMap<ts.SourceFile, string>();

/**
 * Changes the versions of a program's files with calls if there are hidden facts. The second call does nothing.
 *
 * @param hasCalls - Whether a file builds dataflows or requests outputs.
 */
export function updateVersions(
  program: ts.Program,
  compiler: ModuleCompiler,
  hasCalls: (sourceFile: ts.SourceFile) => boolean,
): void {
  const files = program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile);
  if (files.every((file: VersionedFile) => file.version === undefined)) return;
  const modules = files.flatMap((file) => {
    const ir = compiler.compile(file)?.ir ?? null;
    return ir === null ? [] : [{ file, ir }];
  });
  const callers = files.filter(hasCalls);
  const hasExpectations = modules.some(({ file }) => readExpectations(file.text).length > 0);
  // A module inside a subdag is imported by another module, not by the files with calls.
  const hasSubdags = modules.some(({ ir }) => hasSubdag(ir));
  const hidden = [
    ...modules.flatMap(({ ir }) => [...findOptional(ir), ...findArguments(ir)]),
    // Whether an expectation is met can depend on each of these files.
    ...(hasExpectations || hasSubdags ? [...modules.map(({ file }) => file), ...callers].map(getHostVersion) : []),
  ];
  const mark = hidden.length === 0 ? "" : `-${createHash("sha256").update(hidden.join("\n")).digest("hex")}`;
  const code = new Map(modules.map(({ file, ir }) => [file, toCodeMark(ir)]));
  for (const caller of callers)
    (caller as VersionedFile).version = `${getHostVersion(caller)}${mark}${code.get(caller) ?? ""}`;
  const named = findNamedModules(files);
  for (const { file } of modules) {
    if (callers.includes(file)) continue;
    const alone = named.has(toBaseName(file.fileName)) ? "" : "-alone";
    (file as VersionedFile).version = `${getHostVersion(file)}${alone}${code.get(file) ?? ""}`;
  }
}

/** The code that a module reaches in other files and packages; empty if there is none. */
function toCodeMark({ code = [], definitions }: ModuleIr): string {
  const facts = definitions.flatMap(({ codeVersion, uses, gaps, modifiers }) => [
    { codeVersion, uses, gaps },
    ...modifiers.map((modifier) => modifier.code),
  ]);
  const isAlone = code.length === 0 && facts.every((each) => each?.gaps === undefined);
  return isAlone
    ? ""
    : `-${createHash("sha256")
        .update(JSON.stringify([facts, code]))
        .digest("hex")}`;
}

const NAMESPACE = /\bimport\s*\*\s*as\s+([\w$]+)\s+from\s*["']([^"']+)["']/g;
const BARREL = /\bexport\s*(?:\*|\{)[^;"']*\bfrom\s*["']([^"']+)["']/g;

/**
 * The names of the files whose namespaces are imported and used, or that are re-exported, without folders and
 * extensions. They are read from the text, because types are not needed yet; two files with the same name count as one.
 */
function findNamedModules(files: readonly ts.SourceFile[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { text } of files) {
    const rest = text.replaceAll(NAMESPACE, "");
    for (const [, local = "", specifier = ""] of text.matchAll(NAMESPACE))
      if (rest.includes(local)) named.add(toBaseName(specifier));
    for (const [, specifier = ""] of text.matchAll(BARREL)) named.add(toBaseName(specifier));
  }
  return named;
}

function toBaseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[cm]?[jt]sx?$/, "");
}

function getHostVersion(file: VersionedFile): string {
  const version = hostVersions.get(file) ?? file.version ?? "";
  hostVersions.set(file, version);
  return version;
}

/** The optional inputs in destructured parameters. */
function findOptional({ file, definitions }: ModuleIr): readonly string[] {
  return definitions.flatMap(({ name, parameters }) =>
    parameters.flatMap((parameter) => {
      if (parameter.kind !== "named") return [];
      return parameter.inputs.filter(({ isOptional }) => isOptional).map((input) => `${file} ${name} ${input.name}`);
    }),
  );
}

function hasSubdag({ definitions }: ModuleIr): boolean {
  return definitions.some(({ modifiers }) => modifiers.some(({ kind }) => takes(kind, "modules")));
}

/** The arguments of modifiers, without their locations. */
function findArguments({ file, definitions }: ModuleIr): readonly string[] {
  return definitions.flatMap(({ name, modifiers }) =>
    modifiers.length === 0 ? [] : [`${file} ${name} ${JSON.stringify(modifiers, leaveOutRest)}`],
  );
}

/** Leaves out locations, and the code of the arguments in other files, which does not matter to the checks. */
function leaveOutRest(key: string, value: unknown): unknown {
  const isCode = key === "code" && typeof value === "object" && value !== null && "codeVersion" in value;
  return key === "span" || key === "keySpan" || isCode ? undefined : value;
}
