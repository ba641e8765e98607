/** Starts TypeScript 7, and has it open a project while this process loads its own code. */
import type { ChildProcess } from "node:child_process";
import { dirname } from "node:path";
import type { OpenFiles } from "../files/open-files.js";
import { catchProcess } from "./catch-process.js";
import type { NativeApi, NativeModule, NativeSnapshot, NativeUpdate } from "./native-api.js";
import { findChannel, type NativeChannel } from "./native-channel.js";
import { toNativeFileSystem } from "./native-file-system.js";

/** A process of TypeScript. */
export interface ProcessOfApi {
  /** The API of the process. */
  readonly api: NativeApi;
  /** The process itself; null if it is not known. */
  readonly process: ChildProcess | null;
}

/** A process of TypeScript, and what it has been told. */
export interface StartedNative extends ProcessOfApi {
  /** The project that the process has been told to open; null if it has not been told anything yet. */
  readonly ahead: OpenedAhead | null;
}

/** A project that is being opened. */
export interface OpenedAhead {
  /** Absolute path of its tsconfig. */
  readonly configFile: string;
  /** Waits for the answer. Has to be called once, before any other request. */
  receive(): NativeSnapshot;
}

/**
 * Starts a process in the folder of a project.
 *
 * @param overlay - Files whose texts differ from those on the disk; null if there are none.
 * @param onRead - Called with each of these files when its text is given to the process.
 */
export function startNative(
  native: NativeModule,
  configFile: string,
  overlay: OpenFiles | null = null,
  onRead: (file: string) => void = () => {},
): ProcessOfApi {
  const files = overlay === null ? {} : { fs: toNativeFileSystem(overlay, onRead) };
  const { value, child } = catchProcess(() => new native.API({ cwd: dirname(configFile), ...files }));
  return { api: value, process: child };
}

/**
 * Has a process open a project, without waiting for its answer.
 *
 * The API only has calls that wait. Each call writes a request and then reads its answer, in two methods of a channel, so
 * the call is made twice: once it ends before reading, and once it begins after writing.
 *
 * @returns Null if this version of the API has no such methods; then nothing has been sent.
 */
export function openAhead({ api, process }: ProcessOfApi, configFile: string): OpenedAhead | null {
  const channel = findChannel(api);
  // A cast, because this method is not declared.
  const { ensureInitialized } = api as unknown as { readonly ensureInitialized?: unknown };
  if (channel === null || typeof ensureInitialized !== "function" || !leaveOutput(process)) return null;
  const update: NativeUpdate = { openProjects: [configFile] };
  // Its first request is another one, which has to be answered before.
  ensureInitialized.call(api);
  send(api, update, channel);
  return { configFile, receive: () => receive(api, update, channel) };
}

/**
 * Has Node.js leave the output of a process alone, which the API reads by itself: as soon as anything is waited for,
 * Node.js would read the beginning of the answer.
 *
 * @returns Whether the output is left alone.
 */
function leaveOutput(process: ChildProcess | null): boolean {
  if (process === null) return false;
  // With a named pipe, as on Windows, there is no such output.
  if (process.stdout === null) return true;
  // A cast, because the handle is not declared.
  const { _handle: handle } = process.stdout as unknown as { readonly _handle?: { readonly readStop?: unknown } };
  if (typeof handle?.readStop !== "function") return false;
  handle.readStop();
  return true;
}

function send(api: NativeApi, update: NativeUpdate, channel: NativeChannel): void {
  const notYet = new Error("The answer is read later.");
  channel.readTuple = () => {
    throw notYet;
  };
  try {
    api.updateSnapshot(update);
  } catch (error) {
    if (error !== notYet) throw error;
  } finally {
    // The method of the class is there again.
    delete channel.readTuple;
  }
}

function receive(api: NativeApi, update: NativeUpdate, channel: NativeChannel): NativeSnapshot {
  channel.writeTuple = () => delete channel.writeTuple;
  try {
    return api.updateSnapshot(update);
  } finally {
    delete channel.writeTuple;
  }
}
