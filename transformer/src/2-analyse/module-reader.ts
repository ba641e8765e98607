/** What all readers of one module share. */
import type { CodeVersions } from "./code-version.js";
import type { Declarations } from "./declarations.js";
import type { Local } from "./locals.js";
import type { RuntimeNames } from "./runtime-names.js";
import type { SourceText } from "./source-text.js";

/** The facts about a module that its parts are read with. */
export interface ModuleReader {
  readonly source: SourceText;
  readonly runtimeNames: RuntimeNames;
  readonly declarations: Declarations;
  readonly codeVersions: Pick<CodeVersions, "of">;
  readonly locals: ReadonlyMap<string, Local>;
}
