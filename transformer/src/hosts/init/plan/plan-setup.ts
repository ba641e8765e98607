/** Plans how to add Icosian to a project: from the facts about it to the edits of its files. */
import { Misuse } from "../../../project/misuse.js";
import { bundlers, testRunners } from "../look/bundlers.js";
import { editConfig } from "../edit/edit-config.js";
import { editJest, toJestConfig } from "../edit/edit-jest.js";
import {
  editScripts,
  findScript,
  GENERATE,
  generateFirst,
  registerLoader,
  toCompilerChange,
  USES_TSC,
  type ScriptChange,
} from "../edit/edit-scripts.js";
import { addNodeTypes, editTsconfig } from "../edit/edit-tsconfig.js";
import type { PluginEntry } from "../../typescript/transformer.js";
import { findGenerated, toEntry } from "../look/entry.js";
import { findConfigFile, findHosts, type FoundHost } from "../look/find-hosts.js";
import { hasDependency, type Look } from "../look/look.js";
import { toNewConfig } from "../edit/new-config.js";
import { asNew, NEW_FILES } from "./new-project.js";
import { toNextSteps } from "./next-steps.js";
import { toInstallCommand, type Command } from "../look/package-manager.js";
import type { Plan } from "./plan.js";
import { toSample } from "./sample.js";
import { Workbench } from "./workbench.js";

/** The user's choices. */
export interface SetupRequest {
  /** Names of hosts; if the list is empty, they are detected. */
  readonly hosts: readonly string[];
  /** Whether to create a first dataflow module. */
  readonly withSample: boolean;
}

const PACKAGE = "package.json";
const REGISTER = "@icosian/transformer/register";
const CHECK = { "check:dataflows": "icosian check" };

/** The packages that hosts need besides the transformer, in versions that are known to work. */
const HOST_PACKAGES: Readonly<Record<string, string>> = {
  "ts-patch": "ts-patch@3.3.0",
  ttypescript: "ttypescript@1.5.15",
};
const COMPILERS: Readonly<Record<string, string>> = { "ts-patch": "tspc", ttypescript: "ttsc" };

/**
 * Plans the setup. A project that is already set up gets a plan without changes.
 *
 * @throws Misuse for an unknown host, or one that cannot work in this project.
 */
export function planSetup(seen: Look, { hosts: wanted, withSample }: SetupRequest): Plan {
  const look = seen.isNew ? asNew(seen) : seen;
  const hosts = findHosts(look, wanted);
  const bench = new Workbench(look.files);
  if (look.isNew) for (const [path, text] of Object.entries(NEW_FILES)) bench.keepMissing(path, text);
  const isGenerated = hosts.some(({ name }) => name === "generate");
  const sample = withSample || look.isNew ? toSample(look, isGenerated) : null;
  const generated = findGenerated(look, hosts, sample?.module.path ?? null);
  addEntry(look, bench, toEntry(look, hosts, generated));
  addTypes(look, bench);
  for (const { name } of hosts) addHost(look, bench, name);
  // If a compiler checks while it compiles, another check would report the same diagnostics again.
  const isChecked = hosts.some(({ name }) => name === "ts-patch");
  if (!isChecked && look.tsconfig !== null) changeScripts(bench, keepScript, CHECK);
  if (generated !== null) addGenerating(look, bench);
  for (const file of sample === null ? [] : [sample.module, sample.program]) bench.keepMissing(file.path, file.text);
  if (look.isNew && sample !== null)
    changeScripts(bench, keepScript, { start: `node --import ${REGISTER} ${sample.program.path}` });
  if (sample !== null) addObstacle(look, bench, hosts);
  const packageText = bench.read(PACKAGE) ?? "{}";
  return {
    hosts,
    files: bench.changes(),
    installs: toInstalls(look, hosts),
    manual: bench.manual,
    steps: toNextSteps({ look, hosts, packageText, sample, generated, hasManual: bench.manual.length > 0 }),
    isGenerating: generated !== null,
  };
}

/** Adds the entry to the tsconfig; a project without a tsconfig needs none. */
function addEntry({ tsconfig }: Look, bench: Workbench, entry: PluginEntry | null): void {
  const text = tsconfig === null ? undefined : bench.read(tsconfig.path);
  if (tsconfig === null || text === undefined || entry === null) return;
  const edit = editTsconfig({ text, effective: tsconfig.plugins }, entry);
  if (edit === null) throw new Misuse(`${tsconfig.path} cannot be read: it is not an object.`);
  bench.keep(tsconfig.path, edit);
}

function addTypes({ tsconfig }: Look, bench: Workbench): void {
  const text = tsconfig === null ? undefined : bench.read(tsconfig.path);
  if (tsconfig === null || text === undefined || tsconfig.compiling.hasPlatform) return;
  if (!tsconfig.compiling.takesAllTypes) bench.keep(tsconfig.path, addNodeTypes(text));
}

function addHost(look: Look, bench: Workbench, name: string): void {
  const compiler = COMPILERS[name];
  const bundler = [...bundlers, ...testRunners].find((each) => each.name === name);
  if (compiler !== undefined) changeScripts(bench, toCompilerChange(compiler), { build: compiler });
  else if (name === "node") changeScripts(bench, registerLoader);
  else if (bundler !== undefined) {
    const path = findConfigFile(bench.files(), bundler);
    const text = path === undefined ? undefined : bench.read(path);
    // The checks require a tsconfig, and tests are not the place for them.
    const isChecking = look.tsconfig !== null && bundlers.includes(bundler);
    if (name === "jest") addToJest(look, bench, path);
    else if (path === undefined || text === undefined)
      toNewConfig(look, bundler, isChecking).forEach(([file, edit]) => bench.keep(file, edit));
    else bench.keep(path, editConfig({ file: path, text, plugin: bundler.plugin, isChecking }));
  }
}

function addToJest(look: Look, bench: Workbench, file: string | undefined): void {
  const text = file === undefined ? undefined : bench.read(file);
  const isEsm = Object.values(look.package.scripts ?? {}).some((script) =>
    script.includes("--experimental-vm-modules"),
  );
  if (file !== undefined && text !== undefined) bench.keep(file, editJest({ file, text, isEsm }));
  else if (look.package.jest === undefined) bench.keepMissing("jest.config.mjs", toJestConfig(isEsm));
  else bench.keep(PACKAGE, editJest({ file: PACKAGE, text: bench.read(PACKAGE) ?? "{}", isEsm }));
}

/** Adds scripts that generate files before anything that may import them. */
function addGenerating(look: Look, bench: Workbench): void {
  changeScripts(bench, generateFirst);
  const isCompiling = findScript(bench.read(PACKAGE) ?? "{}", USES_TSC) !== null;
  if (look.tsconfig?.isEmitting === true && !isCompiling)
    changeScripts(bench, keepScript, { build: `${GENERATE} && tsc` });
  if (bench.read(PACKAGE)?.includes(GENERATE) !== true)
    changeScripts(bench, keepScript, { "generate:dataflows": GENERATE });
}

/** Reports compiler options that would reject the sample, because they are the user's decision. */
function addObstacle({ tsconfig }: Look, bench: Workbench, hosts: readonly FoundHost[]): void {
  const isCompiled = hosts.some(({ name }) => COMPILERS[name] !== undefined || name === "generate");
  if (tsconfig === null || !isCompiled) return;
  const { findsPackages, isVerbatim, isModern, moduleKind } = tsconfig.compiling;
  const manual = (why: string, lines: string = `"module": "nodenext"`): void =>
    bench.keep(tsconfig.path, { kind: "manual", why, lines });
  if (!isModern) manual("Its `target` is older than the declarations of Icosian.", `"target": "es2022"`);
  if (!findsPackages) manual("Its `moduleResolution`, `classic`, does not find packages.");
  else if (isVerbatim && moduleKind === "commonjs")
    manual("With `verbatimModuleSyntax` its modules, which are CommonJS, cannot import ES modules as Icosian's.");
}

function keepScript(script: string): string {
  return script;
}

function changeScripts(bench: Workbench, change: ScriptChange, added: Readonly<Record<string, string>> = {}): void {
  bench.keep(PACKAGE, editScripts(bench.read(PACKAGE) ?? "{}", change, added));
}

function toInstalls(look: Look, hosts: readonly FoundHost[]): readonly Command[] {
  const isMissing = (name: string): boolean => !hasDependency(look, name);
  const running = ["@icosian/runtime"].filter(isMissing);
  const compiling = hosts.flatMap(({ name }) => (isMissing(name) ? (HOST_PACKAGES[name] ?? []) : []));
  // `icosian check` and the compilers need TypeScript; Node.js and the bundlers strip types themselves.
  const typescript = look.typescript === null && look.tsconfig !== null ? ["typescript@6.0.3"] : [];
  const needsTypes = look.isNew || look.tsconfig?.compiling.hasPlatform === false;
  const types = needsTypes ? ["@types/node"].filter(isMissing) : [];
  const developing = [...["@icosian/transformer"].filter(isMissing), ...compiling, ...typescript, ...types];
  return [
    ...(running.length > 0 ? [toInstallCommand(look.packageManager, running, "run")] : []),
    ...(developing.length > 0 ? [toInstallCommand(look.packageManager, developing, "develop")] : []),
  ];
}
