/**
 * The declarations of all modifiers of this package, for the compiler. Each declaration is in the modifier's own file.
 *
 * No program imports this file, so a bundle contains only the modifiers that the program uses.
 */
import { declarations as loader } from "./adapters/data-loader.js";
import { declarations as saver } from "./adapters/data-saver.js";
import { declarations as loading } from "./adapters/load-from.js";
import { declarations as saving } from "./adapters/save-to.js";
import { declarations as exclusion } from "./configuration/exclude.js";
import { declarations as resolution } from "./configuration/resolve.js";
import { declarations as gates } from "./configuration/when.js";
import type { ArgumentForm, Declarations, FactoryDeclaration } from "./core/declaration.js";
import { declarations as feeds } from "./core/feed.js";
import { declarations as columns } from "./expanders/extract-columns.js";
import { declarations as fields } from "./expanders/extract-fields.js";
import { declarations as sentinels } from "./failures/accept-error-sentinels.js";
import { declarations as limits } from "./failures/limit.js";
import { declarations as retries } from "./failures/retry.js";
import { declarations as timeouts } from "./failures/timeout.js";
import { declarations as injection } from "./expanders/inject.js";
import { declarations as parameters } from "./expanders/parameterize.js";
import { declarations as elements } from "./expanders/unpack-fields.js";
import { declarations as bodies } from "./macros/does.js";
import { declarations as mutations } from "./macros/mutate.js";
import { declarations as inputPipes } from "./macros/pipe-input.js";
import { declarations as outputPipes } from "./macros/pipe-output.js";
import { declarations as steps } from "./macros/step.js";
import { declarations as tags } from "./metadata/tag.js";
import { declarations as checks } from "./quality/check-output.js";
import { declarations as subdags } from "./recursive/subdag.js";
import { declarations as loadingMaterializers } from "../data/from.js";
import { declarations as savingMaterializers } from "../data/to.js";
import { declarations as caching } from "../cache/cached.js";
import { declarations as distribution } from "../distributed/remote.js";
import { declarations as workers } from "../workers/worker.js";

const ALL: Declarations = {
  ...loader,
  ...saver,
  ...loading,
  ...saving,
  ...exclusion,
  ...resolution,
  ...gates,
  ...feeds,
  ...columns,
  ...fields,
  ...injection,
  ...parameters,
  ...elements,
  ...bodies,
  ...mutations,
  ...inputPipes,
  ...outputPipes,
  ...steps,
  ...tags,
  ...checks,
  ...subdags,
  ...workers,
  ...caching,
  ...distribution,
  ...sentinels,
  ...limits,
  ...retries,
  ...timeouts,
  ...loadingMaterializers,
  ...savingMaterializers,
};

/** Finds the declaration of a factory by its name; null if the name is not that of a factory of this package. */
export function findDeclaration(name: string | null): FactoryDeclaration | null {
  return name !== null && Object.hasOwn(ALL, name) ? (ALL[name] ?? null) : null;
}

/** Whether the factory with this name takes an argument of the given form. */
export function takes(name: string | null, form: Extract<ArgumentForm, string>): boolean {
  return findDeclaration(name)?.arguments?.includes(form) === true;
}
