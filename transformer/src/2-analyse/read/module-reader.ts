/** What all readers of one module share. */
import type { CodeVersions } from "../version/code-version.js";
import type { Declarations } from "../names/declarations.js";
import type { Local } from "../names/locals.js";
import type { RuntimeNames } from "../names/runtime-names.js";
import type { SourceText } from "../syntax/source-text.js";

/** The facts about a module that its parts are read with. */
export interface ModuleReader {
  readonly source: SourceText;
  readonly runtimeNames: RuntimeNames;
  readonly declarations: Declarations;
  readonly codeVersions: Pick<CodeVersions, "of">;
  readonly locals: ReadonlyMap<string, Local>;
}
