/** Applies safe fixes until nothing changes, in memory. */
import type { Diagnostic } from "../../../diagnostics/diagnostic.js";
import { toRange } from "../../../diagnostics/formats/format.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import type { ReadProgram, ReadResult, Workspace } from "../../../project/workspace.js";
import { chooseRound, editsOf } from "./choose-round.js";
import { findCandidates, type FixCandidate } from "./find-candidates.js";
import type { FixedTexts } from "./fixed-texts.js";
import { findWriteFault } from "./write-fixed.js";

/** What was fixed, and what was not. */
export interface FixResult {
  /** A line for each fix, with its location when it was applied. */
  readonly applied: readonly string[];
  /** A line for each fix that was not applied, with the reason. */
  readonly refused: readonly string[];
  /** The number of diagnostics of which all fixes are guesses. */
  readonly guesses: number;
}

/**
 * Fixes what can be fixed.
 *
 * A fix that brings an error of TypeScript is taken back: then it was not the right answer after all, or it shows a
 * mistake that somebody has to look at.
 *
 * @param texts - The overlay of the workspace, which receives the texts.
 * @throws Misuse if the projects cannot be read.
 */
export async function fixProjects(workspace: Workspace, texts: FixedTexts): Promise<FixResult> {
  const applied: string[] = [];
  const refused = new Map<string, string>();
  const done = new Set<string>();
  const careful = new Set<string>();
  let read = await workspace.read([]);
  for (;;) {
    const { safe, guesses } = findCandidates(read.check().diagnostics, read.programs);
    const open = safe.filter((each) => isOpen(each));
    const round = chooseRound(open, careful);
    if (round.size === 0) return { applied, refused: [...refused.values()], guesses };
    read = await apply(round);
  }

  /** Whether a fix can be applied. One that did not help is not tried again. */
  function isOpen(candidate: FixCandidate): boolean {
    const key = toKey(candidate.diagnostic);
    if (done.has(key) || refused.has(key)) return false;
    const { file } = candidate.diagnostic;
    const fault = texts.read(file) === undefined ? findWriteFault(file, textOf(file, read)) : null;
    if (fault !== null) refused.set(key, `${describe(candidate, read)} Not applied: ${fault}.`);
    return fault === null;
  }

  async function apply(round: ReadonlyMap<string, readonly FixCandidate[]>): Promise<ReadResult> {
    const files = [...round.keys()];
    const before = new Map(files.map((file) => [file, { text: textOf(file, read), errors: errorsOf(file, read) }]));
    const lines = new Map(Array.from(round, ([file, all]) => [file, all.map((each) => describe(each, read))]));
    for (const [file, all] of round) texts.apply(file, before.get(file)!.text, editsOf(all));
    const next = await workspace.read(files);
    const worse = files.flatMap((file) => {
      const error = findNew(before.get(file)!.errors, errorsOf(file, next));
      return error === null ? [] : [{ file, error }];
    });
    for (const { file, error } of worse) {
      texts.restore(file, before.get(file)!.text);
      careful.add(file);
      const [only, other] = round.get(file)!;
      if (only !== undefined && other === undefined)
        refused.set(
          toKey(only.diagnostic),
          `${lines.get(file)![0]} Not applied: it would lead to TS${error.code}: ${error.message}`,
        );
    }
    const bad = new Set(worse.map(({ file }) => file));
    for (const [file, all] of round) {
      if (bad.has(file)) continue;
      applied.push(...lines.get(file)!);
      for (const { diagnostic } of all) done.add(toKey(diagnostic));
    }
    return bad.size === 0 ? next : workspace.read([...bad]);
  }
}

function toKey({ file, slug, message }: Diagnostic): string {
  return JSON.stringify([file, slug, message]);
}

function describe({ diagnostic: { file, span, code, slug }, fix: { title } }: FixCandidate, read: ReadResult): string {
  const { line, column } = toRange(textOf(file, read), span);
  return `${toShownPath(file)}:${line}:${column} - ${code} ${slug}: ${title}.`;
}

function textOf(file: string, { sources }: ReadResult): string {
  return sources.textOf(file);
}

/** An error of TypeScript itself. Its location is left out, because it moves. */
interface TsError {
  readonly code: number;
  readonly message: string;
}

/** TypeScript's own errors in a file. */
function errorsOf(file: string, { programs }: ReadResult): readonly TsError[] {
  const found = programs.find(({ program }) => program.getSourceFile(file) !== undefined);
  return found === undefined ? [] : semanticErrorsOf(file, found);
}

function semanticErrorsOf(file: string, { program, typescript }: ReadProgram): readonly TsError[] {
  const { Error } = typescript.DiagnosticCategory;
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .filter(({ category }) => category === Error)
    .map(({ code, messageText: text }) => ({ code, message: typeof text === "string" ? text : text.messageText }));
}

/**
 * An error of a kind that there is more often than before; null if there is none. Messages alone tell nothing: they have
 * the types that a fix has written out.
 */
function findNew(before: readonly TsError[], after: readonly TsError[]): TsError | null {
  const isNew = ({ code, message }: TsError): boolean =>
    before.every((each) => each.code !== code || each.message !== message);
  for (const code of new Set(after.map((each) => each.code))) {
    const [old, now] = [before, after].map((errors) => errors.filter((each) => each.code === code));
    if (now!.length > old!.length) return now!.find(isNew) ?? now![0]!;
  }
  return null;
}
