/** Loads the TypeScript of a project for the language server. */
import { loadTypeScript } from "../../../project/compilers/load-compiler.js";
import { NativeCompiler, type NativeOptions } from "../../../project/compilers/native-compiler.js";
import type { OpenDocuments } from "../documents/open-documents.js";
import { ClassicServices } from "./classic-services.js";
import { NativeServices } from "./native-services.js";
import type { Services } from "./services.js";

/**
 * Loads a TypeScript that reads the open documents.
 *
 * @param packageFile - Absolute path of its package.json.
 * @param prepare - Called with an edited file of a project while a TypeScript in another process works on it.
 * @throws Misuse for an unsupported version.
 */
export async function loadServices(
  packageFile: string,
  documents: OpenDocuments,
  prepare: NonNullable<NativeOptions["prepare"]>,
): Promise<Services> {
  const loaded = await loadTypeScript(packageFile);
  return loaded.kind === "native"
    ? new NativeServices(new NativeCompiler(loaded.native, loaded.syntax, { overlay: documents, prepare }))
    : new ClassicServices(loaded.typescript, documents);
}
