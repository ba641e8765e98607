/** The state that all readers of one module share. */
import type { CodeVersions } from "../version/code-version.js";
import type { Declarations } from "../names/declarations.js";
import type { Local } from "../names/locals.js";
import type { RuntimeNames } from "../names/runtime-names.js";
import type { SourceText } from "../syntax/source-text.js";
import type { TypeKeys } from "./type-keys.js";

/** The facts about a module with which its parts are read. */
export interface ModuleReader {
  /** Its text, with indexes of lines and comments. */
  readonly source: SourceText;
  /** The local names of its imports from the runtime. */
  readonly runtimeNames: RuntimeNames;
  /** Its top-level declarations and their uses. */
  readonly declarations: Declarations;
  /** Computes the code versions of functions and modifiers. */
  readonly codeVersions: Pick<CodeVersions, "of" | "finish">;
  /** The keys of its types; null within a function with type parameters. */
  readonly typeKeys: TypeKeys | null;
  /** Its functions, variables and classes by name. */
  readonly locals: ReadonlyMap<string, Local>;
}
