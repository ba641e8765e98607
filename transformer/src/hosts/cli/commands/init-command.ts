/** `icosian init`: adds Icosian to an existing project, after showing the changes. */
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

/** The options of `icosian init`. */
export interface InitRequest extends SetupRequest {
  /** Path of a folder with a package.json, or of a tsconfig next to one. */
  readonly project: string;
  /** Whether to continue without asking. */
  readonly isAgreed: boolean;
  /** Whether to show the plan only. */
  readonly isDryRun: boolean;
  /** Whether packages are installed; otherwise the command shows how to install them. */
  readonly isInstalling: boolean;
}

/**
 * Inspects the project, shows the plan, asks, installs packages, and edits files, in this order, so that a failed
 * installation changes none of the files.
 *
 * @returns The exit code: 0, even if the user declines; 1 if packages could not be installed.
 * @throws Misuse if the project cannot be read, or if there is no terminal to ask.
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
  // Installing has changed package.json, so the edits start from its current text.
  const changes =
    request.isInstalling && plan.installs.length > 0 ? planSetup(lookAgain(look, request.project), request) : plan;
  applyChanges(look.folder, changes.files);
  if (plan.isGenerating) for (const file of findConfiguredJobs(request.project).jobs) print(generate(file));
  print(renderEnd(plan, request.isInstalling));
  return 0;
}

/** Looks at the project again. A new project stays new, even if installing has created files. */
function lookAgain({ isNew }: Look, project: string): Look {
  return { ...lookAt(project), isNew };
}

/** @returns Whether all packages were installed; otherwise the failure has been printed. */
function installAll({ folder, isNew }: Look, { installs }: Plan, print: Output["print"]): boolean {
  // Without a package.json, package managers search for one in the folders above.
  const base = { path: PACKAGE, before: null, after: NEW_FILES[PACKAGE] ?? "{}" };
  if (isNew) applyChanges(folder, [base]);
  const failed = installs.find((command) => !install(command, folder));
  if (failed === undefined) return true;
  if (isNew) rmSync(join(folder, PACKAGE), { force: true });
  print(`\n\`${toCommandText(failed)}\` failed. Icosian has edited no file.\n`);
  return false;
}

/** Generates a file, so that its importers can be compiled and run. */
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
  // Ctrl+C and Ctrl+D close the terminal, and then there is never an answer.
  const closed = once(terminal, "close").then(() => "no");
  const answer = await Promise.race([terminal.question("\nMake these changes? (Y/n) "), closed]);
  terminal.close();
  return /^(y|yes)?$/i.test(answer.trim());
}

/** Runs a package manager with its output visible. */
function install([program, ...args]: Command, folder: string): boolean {
  // On Windows, package managers are shell scripts.
  const { status } = spawnSync(program, args, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  return status === 0;
}

function renderEnd({ installs, files, steps }: Plan, isInstalling: boolean): string {
  const installing = isInstalling ? [] : installs.map((command) => `Now install: \`${toCommandText(command)}\`.`);
  const next = steps.flatMap(({ title, command }) => ["", title, `  ${command}`]);
  return `\n${[...(files.length > 0 ? ["Done."] : []), ...installing, ...next].join("\n")}\n`;
}
