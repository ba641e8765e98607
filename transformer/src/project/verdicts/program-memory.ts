/**
 * Remembers what the checks find in a program that TypeScript itself opens and checks, as `tspc` does.
 *
 * TypeScript has read the program already, so its texts are compared with those that were judged, and the disk only shows
 * whether imports lead to the same files.
 */
import type ts from "typescript";
import { isSameOutsideBodies } from "../../outline.js";
import type { FoundFromCalls } from "../../4-check/findings.js";
import type { VersionedFile } from "../program/module-compiler.js";
import { readConfig } from "../options/read-config.js";
import { collectEvidence } from "./collect-evidence.js";
import type { Dependencies } from "./dependencies.js";
import { hashOf } from "../disk-cache/hash-of.js";
import { VerdictMemory, type HarmlessEdit, type KnownVerdict } from "./verdict-memory.js";

/** The findings in a program, and its files. */
interface ProgramVerdict {
  readonly files: string;
  readonly found: readonly FoundFromCalls[];
}

/** The memory of one program. */
export class ProgramMemory {
  readonly #program: ts.Program;
  readonly #configFile: string;
  readonly #memory: VerdictMemory<ProgramVerdict>;

  readonly #age: () => number;
  #recalled: readonly FoundFromCalls[] | null | undefined;

  private constructor(
    program: ts.Program,
    configFile: string,
    entry: Readonly<Record<string, unknown>>,
    age: () => number,
  ) {
    this.#age = age;
    this.#program = program;
    this.#configFile = configFile;
    const options = JSON.stringify(program.getCompilerOptions(), (key, value: unknown) =>
      key === "configFile" ? undefined : value,
    );
    this.#memory = new VerdictMemory(configFile, JSON.stringify(["program", options, entry]));
  }

  /**
   * Opens the memory of a program.
   *
   * @param entry - The plugin's entry in the tsconfig.
   * @param age - The milliseconds since the first file was read; by default those since the process began.
   * @returns Null for programs that are not checked as a whole and once: those that emit, that a builder keeps, or that
   * reference others.
   */
  static open(
    program: ts.Program,
    entry: Readonly<Record<string, unknown>>,
    age: () => number = () => performance.now(),
  ): ProgramMemory | null {
    const { configFilePath, noEmit } = program.getCompilerOptions();
    const isKept = program.getSourceFiles().some((file: VersionedFile) => file.version !== undefined);
    const hasReferences = (program.getProjectReferences() ?? []).length > 0;
    if (typeof configFilePath !== "string" || noEmit !== true || isKept || hasReferences) return null;
    return new ProgramMemory(program, configFilePath, entry, age);
  }

  /** The findings of an earlier process; null if the program has to be checked. */
  recall(): readonly FoundFromCalls[] | null {
    if (this.#recalled === undefined) this.#recalled = this.#recallNow();
    return this.#recalled;
  }

  #recallNow(): readonly FoundFromCalls[] | null {
    const known = this.#memory.recall();
    if (known?.verdict.files !== this.#listFiles()) return null;
    if (!this.#hasTexts(known.dependencies, known.changed)) return null;
    if (known.changed.length > 0 && !this.#renew(known)) return null;
    return known.verdict.found;
  }

  /** Remembers findings. */
  keep(found: readonly FoundFromCalls[]): void {
    this.#memory.begin(this.#age());
    const project = { configFile: this.#configFile, config: readConfig(this.#configFile), program: this.#program };
    this.#memory.keep([this.#configFile], { files: this.#listFiles(), found }, (start, files) => {
      const evidence = collectEvidence([project], start, files);
      return evidence !== null && this.#hasTexts(evidence.dependencies, []) ? evidence : null;
    });
  }

  #listFiles(): string {
    const names = this.#program.getSourceFiles().map(({ fileName }) => fileName);
    return hashOf(names.join("\n"));
  }

  /** Whether the program has the texts that are on the disk, which a host may have replaced. */
  #hasTexts({ files }: Dependencies, except: readonly string[]): boolean {
    return this.#program.getSourceFiles().every(({ fileName, text }) => {
      const hash = files[fileName]?.[0];
      return except.includes(fileName) || hash === hashOf(text) || hash === hashOf(`\uFEFF${text}`);
    });
  }

  /** TypeScript reports syntax errors itself, so nothing else has to be known of edited bodies. */
  #renew(known: KnownVerdict<ProgramVerdict>): boolean {
    const texts = this.#memory.readTexts(known);
    if (texts === null || known.verdict.found.length > 0) return false;
    const edits = known.changed.flatMap((file): readonly HarmlessEdit[] => {
      const [before, text] = [texts[file], this.#program.getSourceFile(file)?.text];
      if (before === undefined || text === undefined) return [];
      const source = { ...before, text };
      if (!isSameOutsideBodies({ ...before, file }, { ...source, file })) return [];
      return [{ file, source, state: [hashOf(text), ""] }];
    });
    if (edits.length < known.changed.length) return false;
    this.#memory.renew(known, texts, edits);
    return true;
  }
}
