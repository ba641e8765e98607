/** A project that is asked about again and again, and whose answers tell the state of its files at that time. */
import { dirname, join } from "node:path";
import { findConfigFile } from "../options/read-config.js";
import type { CheckResult } from "../join-checks.js";
import { Misuse } from "../misuse.js";
import { Progress } from "../progress.js";
import { stampOf } from "../versions/file-stamp.js";
import { Workspace, type ReadResult } from "../workspace.js";
import { FileStates } from "./file-states.js";

/** What package managers change when they install something, in `node_modules`. */
const INSTALLED = ["", ".package-lock.json", ".modules.yaml", ".yarn-state.yml", ".yarn-integrity"];

/** An open project, with the files that it has read. */
interface SessionState {
  readonly configFile: string;
  readonly workspace: Workspace;
  readonly states: FileStates;
  /** The state of the installed packages when it was opened. */
  readonly packages: string;
  readonly read: ReadResult;
  checked: CheckResult | null;
}

/** A project. Its owner has to close it, and to wait for an answer before the next question. */
export class ProjectSession {
  readonly #path: string;
  #open: SessionState | null = null;

  /** @param path - Path of a tsconfig, or of a folder with one, relative to the current folder. */
  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Checks the project, unless nothing has changed since the last check.
   *
   * @throws Misuse if it cannot be checked.
   */
  async check(): Promise<CheckResult> {
    return this.#retry(async () => {
      const open = await this.#update();
      return (open.checked ??= open.read.check());
    });
  }

  /**
   * Reads the project without checking it, unless nothing has changed since the last time.
   *
   * @throws Misuse if it cannot be read.
   */
  async read(): Promise<ReadResult> {
    return this.#retry(async () => (await this.#update()).read);
  }

  /** Releases everything; the next question opens the project again. */
  close(): void {
    this.#open?.workspace.close();
    this.#open = null;
  }

  /** Asks once more if the process of TypeScript has died. A state in which something failed is not kept. */
  async #retry<Result>(ask: () => Promise<Result>): Promise<Result> {
    const wasOpen = this.#open !== null;
    try {
      return await ask();
    } catch (error) {
      this.close();
      if (error instanceof Misuse || !wasOpen) throw error;
    }
    try {
      return await ask();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  async #update(): Promise<SessionState> {
    const configFile = findConfigFile(this.#path);
    const packages = stateOfPackages(configFile);
    if (this.#open?.configFile !== configFile || this.#open.packages !== packages) this.close();
    const known = this.#open;
    if (known !== null) {
      const changed = known.states.update();
      if (changed.length === 0) return known;
      const since = Date.now();
      return this.#keep({ ...known, read: await known.workspace.read(changed), checked: null }, since);
    }
    const workspace = new Workspace(configFile, new Progress(process.stderr), {}, "diagnostics");
    const since = Date.now();
    try {
      const read = await workspace.read([]);
      return this.#keep({ configFile, workspace, states: new FileStates(), packages, read, checked: null }, since);
    } catch (error) {
      workspace.close();
      throw error;
    }
  }

  #keep(open: SessionState, since: number): SessionState {
    open.states.follow(open.workspace.watched(), since);
    this.#open = open;
    return open;
  }
}

/** The state of the packages that a project may use, as text. */
function stateOfPackages(configFile: string): string {
  const states: (string | null)[] = [];
  for (let folder = dirname(configFile); ; folder = dirname(folder)) {
    states.push(...INSTALLED.map((name) => stampOf(join(folder, "node_modules", name)).state));
    if (folder === dirname(folder)) return states.join();
  }
}
