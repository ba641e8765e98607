/** A naive model of what a version covers: everything that a declaration reaches, as text. Recursive, without graphs. */
import { exportName, toUse, type RandomProject } from "./random-project.ts";

/** What a declaration reaches. */
export interface ModelClosure {
  /** The text of everything, by name; equal for two projects exactly if the versions have to be equal. */
  readonly text: string;
  /** Whether something cannot be followed. */
  readonly hasGaps: boolean;
}

/** Computes the closure of one node of the dataflow module. */
export function modelClosure(project: RandomProject, declaration: number): ModelClosure {
  const texts = new Map<string, string>();
  const root = `f0d${declaration}`;
  visit(root);
  const all = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = JSON.stringify(all);
  return { text, hasGaps: text.includes("missing") };

  function visit(key: string): void {
    if (key === "missing" || texts.has(key)) return;
    texts.set(key, "");
    const at = Number(key[1]);
    const { declarations, statement } = project[at]!;
    if (key.endsWith("*")) return addAll(key, at);
    const own = key.endsWith("s") ? null : declarations[Number(key.slice(3))]!;
    const uses = own === null ? (statement ?? []) : own.uses;
    const targets = uses.map((use) => [toUse(project, at, use), targetsOf(at, use)] as const);
    const around = own === null ? [] : statementOf(at);
    finish(key, [own?.value ?? null, targets, around]);
    for (const each of [...targets.flatMap(([, found]) => found), ...around]) visit(each);
  }

  function addAll(key: string, at: number): void {
    const { declarations, passed, stars } = project[at]!;
    const names = [...declarations, ...passed].map((_, index) => exportName(project, at, index));
    const found = names.map((name) => [name, find(at, name, [])] as const);
    const targets = [...found.flatMap(([, each]) => each), ...stars.map((star) => `f${star}*`), ...statementOf(at)];
    finish(key, [found.sort(([a], [b]) => (a < b ? -1 : 1)), stars, statementOf(at)]);
    for (const each of targets) visit(each);
  }

  function finish(key: string, parts: unknown): void {
    texts.set(key, JSON.stringify(parts));
  }

  function targetsOf(at: number, use: number): readonly string[] {
    const { declarations, imports } = project[at]!;
    const index = use % (declarations.length + imports.length);
    const imported = imports[index - declarations.length];
    if (imported === undefined) return [`f${at}d${index}`];
    if (imported.form === "namespace" || imported.form === "lazy") return [`f${imported.file}*`];
    return find(imported.file, exportName(project, imported.file, imported.name), []);
  }

  function statementOf(at: number): readonly string[] {
    return project[at]!.statement === null ? [] : [`f${at}s`];
  }

  /** Follows re-exports; one that leads back to itself leads nowhere. */
  function find(at: number, name: string, passing: readonly string[]): readonly string[] {
    // A file that passes on a name twice is loaded once.
    if (name[2] === "d") return [...new Set([name, ...passing.flatMap((each) => statementOf(Number(each[1])))])];
    if (passing.includes(name)) return ["missing"];
    const { file, name: next } = project[at]!.passed[Number(name.slice(3))]!;
    return find(file, exportName(project, file, next), [...passing, name]);
  }
}
