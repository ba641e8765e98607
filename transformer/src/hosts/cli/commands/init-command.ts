/** `icosian init`: adds Icosian to a project that there is, after showing what that changes. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { GenerateJob } from "../../../project/generate/generate-job.js";
import { Generator } from "../../../project/generate/generator.js";
import { applyChanges } from "../../init/edit/apply-changes.js";
import { lookAt, type Look } from "../../init/look/look.js";
import { NEW_FILES } from "../../init/plan/new-project.js";
import type { Command } from "../../init/look/package-manager.js";
import { planSetup, type SetupRequest } from "../../init/plan/plan-setup.js";
import { isDone, type Plan } from "../../init/plan/plan.js";
import { renderPlan, toCommandText } from "../../init/plan/render-plan.js";
import { findConfiguredJobs } from "../../../project/generate/generate-jobs.js";
import { Misuse } from "../../../project/misuse.js";
import { toShownPath } from "../../../project/to-shown-path.js";
import type { Output } from "../terminal/report-result.js";

const PACKAGE = "package.json";

/** What `icosian init` is asked. */
export interface InitRequest extends SetupRequest {
  /** A folder with a package.json, or a tsconfig beside one. */
  readonly project: string;
  /** Whether it goes on without asking. */
  readonly isAgreed: boolean;
  /** Whether it only shows. */
  readonly isDryRun: boolean;
  /** Whether packages are installed; otherwise it says how. */
  readonly isInstalling: boolean;
}

/**
 * Looks, shows, asks, installs, and edits, in this order: an installation that fails has changed no file of ours.
 *
 * @returns The exit code: 0, also when the user says no; 1 when packages could not be installed.
 * @throws Misuse when the project cannot be read, or there is nobody to ask.
 */
export async function init(request: InitRequest, { print }: Output): Promise<0 | 1> {
  const look = lookAt(request.project);
  const plan = planSetup(look, request);
  print(renderPlan(look, plan));
  if (isDone(plan) || request.isDryRun) return 0;
  const hasWork = plan.files.length > 0 || (request.isInstalling && plan.installs.length > 0);
  if (hasWork && !request.isAgreed && !(await ask())) {
    print("Nothing was changed.\n");
    return 0;
  }
  if (request.isInstalling && !installAll(look, plan, print)) return 1;
  // Installing has changed package.json, so the edits are made of what it is now.
  const changes =
    request.isInstalling && plan.installs.length > 0 ? planSetup(lookAgain(look, request.project), request) : plan;
  applyChanges(look.folder, changes.files);
  if (plan.isGenerating) for (const file of findConfiguredJobs(request.project).jobs) print(generate(file));
  print(renderEnd(plan, request.isInstalling));
  return 0;
}

/** What has been made of a new project by installing is no reason to take it for an old one. */
function lookAgain({ isNew }: Look, project: string): Look {
  return { ...lookAt(project), isNew };
}

/** @returns Whether it succeeded; otherwise it has said what failed. */
function installAll({ folder, isNew }: Look, { installs }: Plan, print: Output["print"]): boolean {
  // Without a package.json, package managers look for one in the folders above.
  const base = { path: PACKAGE, before: null, after: NEW_FILES[PACKAGE] ?? "{}" };
  if (isNew) applyChanges(folder, [base]);
  const failed = installs.find((command) => !install(command, folder));
  if (failed === undefined) return true;
  if (isNew) rmSync(join(folder, PACKAGE), { force: true });
  print(`\n\`${toCommandText(failed)}\` failed. Icosian has edited no file.\n`);
  return false;
}

/** Generates a file, so that what imports it can be compiled and run. */
function generate(job: GenerateJob): string {
  const { outcome, diagnostics } = new Generator().run(job, "write");
  const out = toShownPath(job.out);
  if (outcome === "written" || outcome === "fresh") return `\nGenerated ${out}.\n`;
  const [first] = diagnostics;
  return `\n${out} was not generated${first === undefined ? "" : `: ${first.message}`}\n`;
}

async function ask(): Promise<boolean> {
  const { stdin: input, stdout: output } = process;
  if (!input.isTTY || !output.isTTY)
    throw new Misuse("Nothing was changed: there is no terminal to ask in. Add `--yes` to make these changes.");
  const terminal = createInterface({ input, output });
  // Ctrl+C and Ctrl+D close it, and no answer ever comes.
  const closed = once(terminal, "close").then(() => "no");
  const answer = await Promise.race([terminal.question("\nMake these changes? (Y/n) "), closed]);
  terminal.close();
  return /^(y|yes)?$/i.test(answer.trim());
}

/** Runs a package manager before the user's eyes. */
function install([program, ...args]: Command, folder: string): boolean {
  // Package managers are scripts of the shell on Windows.
  const { status } = spawnSync(program, args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  return status === 0;
}

function renderEnd({ installs, files, steps }: Plan, isInstalling: boolean): string {
  const installing = isInstalling ? [] : installs.map((command) => `Now install: \`${toCommandText(command)}\`.`);
  const next = steps.flatMap(({ title, command }) => ["", title, `  ${command}`]);
  return `\n${[...(files.length > 0 ? ["Done."] : []), ...installing, ...next].join("\n")}\n`;
}
