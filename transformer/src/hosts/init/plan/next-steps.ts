/** The next steps after `icosian init`: commands that work in the resulting project. */
import { relative } from "node:path";
import { findScript, GENERATE, USES_TSC } from "../edit/edit-scripts.js";
import type { FoundHost } from "../look/find-hosts.js";
import type { Look } from "../look/look.js";
import { toRunner } from "../look/package-manager.js";
import type { NextStep } from "./plan.js";
import { toCompiledPath, type Sample } from "./sample.js";

/** The facts on which the steps depend. */
export interface NextStepsFrom {
  /** The facts about the project. */
  readonly look: Look;
  /** The hosts that are set up. */
  readonly hosts: readonly FoundHost[];
  /** The text of package.json after the changes. */
  readonly packageText: string;
  /** The sample; null if there is none. */
  readonly sample: Sample | null;
  /** Path of the module for which a file is generated; null if there is none. */
  readonly generated: string | null;
  /** Whether an edit is left to the user, without which a build may fail. */
  readonly hasManual: boolean;
}

const COMPILERS: Readonly<Record<string, RegExp>> = {
  "ts-patch": /(?<![\w@./:-])tspc(?![\w./:-])/,
  ttypescript: /(?<![\w@./:-])ttsc(?![\w./:-])/,
  generate: USES_TSC,
};

/** The steps, in the order in which a user would take them. */
export function toNextSteps(from: NextStepsFrom): readonly NextStep[] {
  const { look, hosts, sample, generated } = from;
  const run = toRunner(look.packageManager);
  const within = relative(process.cwd(), look.folder).replaceAll("\\", "/");
  const toCommand = (command: string): string => (within === "" ? command : `cd ${within} && ${command}`);
  const hasModules = look.modules.length > 0 || sample !== null;
  const steps: NextStep[] = [];
  if (sample !== null)
    steps.push({ title: `Run the sample program, ${sample.program.path}:`, command: toCommand(toRun(from, sample)) });
  if (!hasModules)
    steps.push({
      title: 'Begin each dataflow module with "use dataflow". To write a first one, and a program that runs it:',
      command: toCommand(`${run} icosian init --sample --yes`),
    });
  if (hasModules && generated === null && hosts.some(({ name }) => name === "generate"))
    steps.push({
      title: "Generate a file for each dataflow, which any compiler can build:",
      command: toCommand(`${run} ${GENERATE} ${look.modules[0] ?? sample?.module.path ?? ""}`),
    });
  // Without a tsconfig it is unknown which files there are, and without modules there is nothing to check.
  if (hasModules && look.tsconfig !== null)
    steps.push({
      title: "Check all dataflows at any time, and in CI:",
      command: toCommand(`${run} icosian check${toProject(look)}`),
    });
  return steps;
}

function toRun({ look, hosts, packageText, hasManual }: NextStepsFrom, { program: { path } }: Sample): string {
  if (look.isNew) return `${look.packageManager} start`;
  const host = hosts.find(({ name }) => COMPILERS[name] !== undefined);
  const calls = host === undefined ? undefined : COMPILERS[host.name];
  const compiled = hasManual ? null : toCompiledPath(look, path);
  const script = calls === undefined ? null : findScript(packageText, calls);
  const isBuilt = script !== null && compiled !== null && look.tsconfig?.path === "tsconfig.json";
  if (!isBuilt) return `${toNode(look)} --import @icosian/transformer/register ${path}`;
  return `${look.packageManager} run ${script} && ${toNode(look)} ${compiled}`;
}

/** The command that starts Node.js. With Yarn, packages may be visible only through Yarn. */
function toNode({ packageManager }: Look): string {
  return packageManager === "yarn" ? "yarn node" : "node";
}

function toProject({ tsconfig }: Look): string {
  return tsconfig === null || tsconfig.path === "tsconfig.json" ? "" : ` -p ${tsconfig.path}`;
}
