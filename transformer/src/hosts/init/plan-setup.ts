/** Plans how Icosian gets into a project: from what was seen to the edits of its files. */
import { Misuse } from "../cli/misuse.js";
import { bundlers, testRunners } from "./bundlers.js";
import { editConfig } from "./edit-config.js";
import {
  editScripts,
  GENERATE,
  generateFirst,
  registerLoader,
  toCompilerChange,
  type ScriptChange,
} from "./edit-scripts.js";
import { editTsconfig, type PluginEntry } from "./edit-tsconfig.js";
import { findGenerated, toEntry } from "./entry.js";
import { findConfigFile, findHosts, type FoundHost } from "./find-hosts.js";
import { hasDependency, type Look } from "./look.js";
import { toNewConfig } from "./new-config.js";
import { toInstallCommand, toRunner, type Command } from "./package-manager.js";
import type { Plan } from "./plan.js";
import { SAMPLE_FILE, SAMPLE_TEXT } from "./sample.js";
import { Workbench } from "./workbench.js";

/** What the user asks for. */
export interface SetupRequest {
  /** Names of hosts; empty for those that are found. */
  readonly hosts: readonly string[];
  /** Whether there should be a first dataflow module. */
  readonly withSample: boolean;
}

const PACKAGE = "package.json";
const REGISTER = "@icosian/transformer/register";
const CHECK = { "check:dataflows": "icosian check" };

/** What hosts that are packages need besides the transformer: versions that are known to work. */
const HOST_PACKAGES: Readonly<Record<string, string>> = {
  "ts-patch": "ts-patch@3.3.0",
  ttypescript: "ttypescript@1.5.15",
};
const COMPILERS: Readonly<Record<string, string>> = { "ts-patch": "tspc", ttypescript: "ttsc" };

/**
 * Plans the setup. A project that has everything gets a plan without changes.
 *
 * @throws Misuse when a host is asked for that there is not, or that cannot work here.
 */
export function planSetup(look: Look, { hosts: wanted, withSample }: SetupRequest): Plan {
  const hosts = findHosts(look, wanted);
  const bench = new Workbench(look.files);
  const module = findGenerated(look, hosts, withSample);
  addEntry(look, bench, toEntry(hosts, module));
  for (const { name } of hosts) addHost(look, bench, name);
  // Where a compiler checks while it compiles, another check would say the same again.
  if (!hosts.some(({ name }) => name === "ts-patch")) changeScripts(bench, (script) => script, CHECK);
  if (module !== null) changeScripts(bench, generateFirst);
  if (withSample && !look.files.has(SAMPLE_FILE)) bench.keep(SAMPLE_FILE, { kind: "edited", text: SAMPLE_TEXT });
  return {
    hosts,
    files: bench.changes(),
    installs: toInstalls(look, hosts),
    manual: bench.manual,
    notes: toNotes(look, bench, hosts),
  };
}

/** A project without a tsconfig does without an entry. */
function addEntry({ tsconfig }: Look, bench: Workbench, entry: PluginEntry): void {
  const text = tsconfig === null ? undefined : bench.read(tsconfig.path);
  if (tsconfig === null || text === undefined) return;
  const edit = editTsconfig({ text, effective: tsconfig.plugins }, entry);
  if (edit === null) throw new Misuse(`${tsconfig.path} cannot be read: it is no object.`);
  bench.keep(tsconfig.path, edit);
}

function addHost(look: Look, bench: Workbench, name: string): void {
  const compiler = COMPILERS[name];
  const bundler = [...bundlers, ...testRunners].find((each) => each.name === name);
  if (compiler !== undefined) changeScripts(bench, toCompilerChange(compiler), { build: compiler });
  else if (name === "node") changeScripts(bench, registerLoader);
  else if (bundler !== undefined) {
    const path = findConfigFile(bench.files(), bundler);
    const text = path === undefined ? undefined : bench.read(path);
    if (path === undefined || text === undefined)
      toNewConfig(look, bundler).forEach(([file, edit]) => bench.keep(file, edit));
    else bench.keep(path, editConfig({ file: path, text, plugin: bundler.plugin }));
  }
}

function changeScripts(bench: Workbench, change: ScriptChange, added: Readonly<Record<string, string>> = {}): void {
  bench.keep(PACKAGE, editScripts(bench.read(PACKAGE) ?? "{}", change, added));
}

function toInstalls(look: Look, hosts: readonly FoundHost[]): readonly Command[] {
  const isMissing = (name: string): boolean => !hasDependency(look, name);
  const running = ["@icosian/runtime"].filter(isMissing);
  const compiling = hosts.flatMap(({ name }) => (isMissing(name) ? (HOST_PACKAGES[name] ?? []) : []));
  // Of TypeScript, `icosian check` and the compilers need one; Node and bundlers have their own way of stripping types.
  const typescript = look.typescript === null && look.tsconfig !== null ? ["typescript@6.0.3"] : [];
  const developing = [...["@icosian/transformer"].filter(isMissing), ...compiling, ...typescript];
  return [
    ...(running.length > 0 ? [toInstallCommand(look.packageManager, running, "run")] : []),
    ...(developing.length > 0 ? [toInstallCommand(look.packageManager, developing, "develop")] : []),
  ];
}

function toNotes(look: Look, bench: Workbench, hosts: readonly FoundHost[]): readonly string[] {
  const runner = toRunner(look.packageManager);
  const text = bench.read(PACKAGE) ?? "";
  const notes = hosts.flatMap(({ name }): readonly string[] => {
    const compiler = COMPILERS[name];
    if (compiler !== undefined) return text.includes(compiler) ? [] : [`Compile with \`${runner} ${compiler}\`.`];
    if (name === "generate" && text.includes(GENERATE)) return [];
    if (name === "generate")
      return [`\`${runner} ${GENERATE} src/features.ts\` writes src/features.gen.ts, which any compiler builds.`];
    if (name !== "node") return [];
    return [
      ...(text.includes(REGISTER) ? [] : [`Start your program with \`node --import ${REGISTER} src/main.ts\`.`]),
      ...(look.package.type === "commonjs" ? ["Dataflow modules of a CommonJS package have to end in .mts."] : []),
    ];
  });
  return [...notes, `Check all dataflows at any time, and in CI: \`${runner} icosian check\`.`];
}
