/** Starts the TypeScript of a project early, so that it works while the rest of our own code is loaded. */
import { readConfig } from "../options/read-config.js";
import { isNative, loadNative, readTypeScriptPackage, type NativeModules } from "../native/load-native.js";
import { openAhead, startNative, type StartedNative } from "../native/start-native.js";
import { findTypeScript } from "./find-typescript.js";

/** A TypeScript that has been started. */
export interface StartedCompiler extends NativeModules {
  /** The package.json of the TypeScript. */
  readonly packageFile: string;
  /** Its process, which the owner has to end. */
  readonly started: StartedNative;
}

/**
 * Starts the TypeScript of a project, if it is a process of its own.
 *
 * @returns Null if it is not, or if anything is wrong, which is reported when the project is opened.
 */
export async function startCompiler(configFile: string): Promise<StartedCompiler | null> {
  try {
    const packageFile = findTypeScript(configFile);
    // The projects that it references are opened first.
    if (!isNative(readTypeScriptPackage(packageFile)) || readConfig(configFile).references.length > 0) return null;
    const modules = await loadNative(packageFile);
    const begun = startNative(modules.native, configFile);
    return { ...modules, packageFile, started: { ...begun, ahead: openAhead(begun, configFile) } };
  } catch {
    return null;
  }
}
