/** Describes a plan, so that the user can decide about it. */
import { toLineDiff } from "../edit/line-diff.js";
import type { Look } from "../look/look.js";
import type { Command } from "../look/package-manager.js";
import { isDone, type FileChange, type ManualChange, type Plan } from "./plan.js";

/** The whole plan as text. */
export function renderPlan(look: Look, plan: Plan): string {
  if (isDone(plan)) return `Icosian is already set up for ${toNames(plan)}. There is nothing to change.\n`;
  const hosts = plan.hosts.map(({ name, because }) => `  ${name}: ${because}`);
  const installs = plan.installs.map((command) => `  ${toCommandText(command)}`);
  return [
    `${toProject(look)}\n`,
    toPart("Tools to set up, and the reason for each:", hosts),
    toPart("Packages to install:", installs),
    toPart("Files to create or change:", plan.files.flatMap(toFileLines)),
    toPart("Files to edit yourself, because they cannot be edited safely:", plan.manual.flatMap(toManualLines)),
  ].join("");
}

/** A command, as typed in a shell. */
export function toCommandText(command: Command): string {
  return command.join(" ");
}

function toNames({ hosts }: Plan): string {
  return hosts.map(({ name }) => name).join(", ");
}

function toProject({ typescript, package: { type }, packageManager, isNew }: Look): string {
  if (isNew) return `This empty folder becomes a project of ES modules with ${packageManager}.`;
  const modules = type === "module" ? "ES modules" : "CommonJS";
  if (typescript === null) return `This project uses ${modules} and ${packageManager}. TypeScript is not installed.`;
  return `This project uses TypeScript ${typescript}, ${modules} and ${packageManager}.`;
}

function toPart(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `\n${title}\n${lines.join("\n")}\n`;
}

function toFileLines({ path, before, after }: FileChange): readonly string[] {
  const title = before === null ? `  ${path} (new)` : `  ${path}`;
  return [title, ...toLineDiff(before ?? "", after).map((line) => `    ${line}`)];
}

function toManualLines({ path, why, lines }: ManualChange): readonly string[] {
  return [`  ${path}: ${why} Add:`, ...lines.split("\n").map((line) => `      ${line}`)];
}
