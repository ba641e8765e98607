/** The plugin that TypeScript's editor service loads: it extends the language service of each project. */
import type ts from "typescript";
import type { TypeScript } from "../../project/program/typescript.js";
import { EditorProject } from "./project/editor-project.js";
import { extend } from "./project/extensions.js";
import { features } from "./features/features.js";

/** The argument with which the editor service loads a plugin. */
export interface EditorHost {
  /** The editor's TypeScript. */
  readonly typescript: TypeScript;
}

/** A plugin, as the editor service requires it. */
export interface EditorPlugin {
  /** Returns the extended language service of a project. */
  create(info: ts.server.PluginCreateInfo): ts.LanguageService;
}

/**
 * Projects that are already extended. When a tsconfig changes, the service calls again with the extended language
 * service.
 */
const known = new WeakMap<object, EditorProject>();

/** Creates the plugin of an editor service. */
export function createEditorPlugin({ typescript }: EditorHost): EditorPlugin {
  return {
    create(info) {
      const entry = info.config as Readonly<Record<string, unknown>>;
      const before = known.get(info.project);
      if (before !== undefined) {
        before.configure(entry);
        return info.languageService;
      }
      const project = new EditorProject(info.languageService, entry, typescript);
      known.set(info.project, project);
      const log = (method: string, error: unknown): void => {
        const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
        info.project.projectService.logger.info(`@icosian/transformer: ${method} failed. ${text}`);
      };
      return extend(info.languageService, features(project), log);
    },
  };
}
