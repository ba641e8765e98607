/** TypeScript 7, which runs in a process of its own. */
import type { ChildProcess } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import type ts from "typescript";
import type {
  NativeApi,
  NativeModule,
  NativeProject,
  NativeSnapshot,
  NativeSyntaxModule,
} from "../native/native-api.js";
import { toOpenedProgram, type OpenedProgram } from "../native/native-program.js";
import { toUpdate } from "../native/to-update.js";
import { workDuring } from "../native/native-channel.js";
import { NativeSourceFile } from "../native/native-source-file.js";
import type { Compiler } from "./compiler.js";
import { startNative, type OpenedAhead, type StartedNative } from "../native/start-native.js";
import { Misuse } from "../misuse.js";
import { fileExists, readFile, type OpenFiles } from "../files/open-files.js";
import { toShownPath } from "../to-shown-path.js";

/** After so many milliseconds, a process that ended is known to have ended. */
const NOTICED_MILLISECONDS = 300;

/** What a compiler may begin with. */
export interface NativeOptions {
  /** The files that are open in an editor; null if there is none. */
  readonly overlay?: OpenFiles | null;
  /** A process that has been started already. */
  readonly started?: StartedNative | null;
  /** Called with the new state of an edited file while TypeScript works on it. Must ask it nothing; errors are ignored. */
  readonly prepare?: (configFile: string, file: ts.SourceFile) => void;
}

/** Opens projects in one process of TypeScript. */
export class NativeCompiler implements Compiler {
  /** Null, because the native API has no functions for watching files. */
  readonly system = null;
  readonly #native: NativeModule;
  readonly #syntax: NativeSyntaxModule;
  readonly #overlay: OpenFiles | null;
  readonly #prepare: NonNullable<NativeOptions["prepare"]>;
  readonly #opened = new Set<string>();
  #api: NativeApi | null = null;
  #process: ChildProcess | null = null;
  /** The process of the last request that failed. */
  #failed: ChildProcess | null = null;
  #snapshot: NativeSnapshot | null = null;
  /** Snapshots of the same files from before more projects were opened. */
  readonly #earlier: NativeSnapshot[] = [];
  /** The source files of each project by name, kept so that what has not changed is not read again. */
  readonly #files = new Map<string, Map<string, NativeSourceFile>>();
  /** The programs of the projects of snapshots, because editors ask for the same one repeatedly. */
  readonly #programs = new WeakMap<NativeProject, OpenedProgram>();
  /** The changed files since the snapshot, and whether each was in a program. */
  readonly #changed = new Map<string, boolean>();
  /** The open files whose texts the process has asked for during this request. */
  readonly #given: string[] = [];
  readonly #read = (file: string): string => readFile(file, this.#overlay);

  /** A project that the process is opening. */
  #ahead: OpenedAhead | null;

  /** @param options - The files that are open in an editor, and the process, if it has been started already. */
  constructor(
    native: NativeModule,
    syntax: NativeSyntaxModule,
    { overlay = null, started = null, prepare = () => {} }: NativeOptions = {},
  ) {
    this.#native = native;
    this.#syntax = syntax;
    this.#overlay = overlay;
    this.#prepare = prepare;
    this.#process = started?.process ?? null;
    this.#api = started?.api ?? null;
    this.#ahead = started?.ahead ?? null;
  }

  open(configFile: string): OpenedProgram {
    const project = this.#update(configFile).getProject(configFile);
    if (project === undefined) {
      // TypeScript would treat the project as open, and reject it from then on.
      this.close();
      throw new Misuse(`TypeScript does not take ${toShownPath(configFile)} for a project.`);
    }
    const files = this.#files.get(configFile) ?? new Map<string, NativeSourceFile>();
    this.#files.set(configFile, files);
    const known = this.#programs.get(project);
    if (known !== undefined) return known;
    const opened = toOpenedProgram(project, this.#native, this.#syntax, files, this.#read);
    this.#programs.set(project, opened);
    return opened;
  }

  invalidate(files: readonly string[]): void {
    const programs = [...this.#files.values()];
    for (const file of files) {
      const name = file.replaceAll("\\", "/");
      const wasThere = programs.filter((known) => known.delete(name)).length > 0;
      if (!this.#changed.has(file)) this.#changed.set(file, wasThere);
    }
    // The `type` of a package and the options of a tsconfig, whatever its name, affect every file.
    if (files.some((file) => file.endsWith(".json"))) this.#files.clear();
  }

  /** Whether the process ended by itself. Its end is noticed a moment after the request that fails because of it. */
  async hasEnded(): Promise<boolean> {
    const child = this.#process ?? this.#failed;
    if (child === null) return false;
    const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
    for (let waited = 0; waited < NOTICED_MILLISECONDS && !isOver(); waited += 10) await setTimeout(10);
    return isOver();
  }

  /** Ends the process. */
  close(): void {
    // The process only reads, so nothing is lost by killing it. With its own `close` it would end with SIGTERM and
    // print a message.
    if (this.#process === null) this.#api?.close();
    else this.#process.kill("SIGKILL");
    this.#process = null;
    this.#api = null;
    this.#snapshot = null;
    this.#ahead = null;
    this.#earlier.length = 0;
    this.#files.clear();
    this.#changed.clear();
    this.#opened.clear();
  }

  /** The current state of all projects, including that of a tsconfig. */
  #update(configFile: string): NativeSnapshot {
    this.#receiveAhead();
    const openProjects = this.#opened.has(configFile) ? [] : [configFile];
    if (this.#snapshot !== null && this.#changed.size + openProjects.length === 0) return this.#snapshot;
    const before = this.#snapshot;
    const hasChanged = this.#changed.size > 0;
    try {
      this.#snapshot = this.#request(openProjects, configFile);
    } catch (error) {
      // The process may have ended; the next call starts another one.
      const child = this.#process;
      this.close();
      this.#failed = child;
      throw error;
    }
    if (before !== null) this.#earlier.push(before);
    // Programs are in use until something changes, even when other projects are opened.
    if (hasChanged) for (const each of this.#earlier.splice(0)) each.dispose();
    this.#opened.add(configFile);
    this.#changed.clear();
    return this.#snapshot;
  }

  #receiveAhead(): void {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead === null) return;
    try {
      this.#snapshot = ahead.receive();
    } catch (error) {
      this.close();
      throw error;
    }
    this.#opened.add(ahead.configFile);
  }

  #request(openProjects: readonly string[], configFile: string): NativeSnapshot {
    const api = this.#start(configFile);
    const update = toUpdate(openProjects, this.#changed, (file) => fileExists(file, this.#overlay));
    this.#given.length = 0;
    return workDuring(
      api,
      () => this.#prepareGiven(),
      () => api.updateSnapshot(update),
    );
  }

  /** Reads the files that TypeScript has just been given. */
  #prepareGiven(): void {
    for (const name of this.#given.splice(0))
      for (const [configFile, files] of this.#changed.get(name) === true ? this.#files : []) {
        const file = new NativeSourceFile(name, null, this.#read);
        files.set(name, file);
        // A cast: it has just the members that the checks use.
        this.#prepare(configFile, file as unknown as ts.SourceFile);
      }
  }

  #start(configFile: string): NativeApi {
    if (this.#api !== null) return this.#api;
    const { api, process } = startNative(this.#native, configFile, this.#overlay, (file) => this.#given.push(file));
    this.#process = process;
    this.#api = api;
    return api;
  }
}
