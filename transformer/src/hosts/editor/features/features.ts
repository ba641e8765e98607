/** The registry of the plugin's editor features. */
import type { EditorProject } from "../project/editor-project.js";
import type { Extensions } from "../project/extensions.js";
import { codeFixFeature } from "./code-fix-feature.js";
import { completionFeature } from "./completion-feature.js";
import { definitionFeature } from "./definition-feature.js";
import { diagnosticsFeature } from "./diagnostics-feature.js";
import { hoverFeature } from "./hover-feature.js";
import { referencesFeature } from "./references-feature.js";
import { renameFeature } from "./rename-feature.js";

/** All features. */
export function features(project: EditorProject): readonly Extensions[] {
  const all = [
    diagnosticsFeature,
    codeFixFeature,
    completionFeature,
    definitionFeature,
    referencesFeature,
    renameFeature,
    hoverFeature,
  ];
  return all.map((feature) => feature(project));
}
