/** Project folders of the tests about `icosian init`. */
import { tmpdir } from "node:os";
import { lookAt } from "../../../../../transformer/src/hosts/init/look/look.ts";
import { planSetup } from "../../../../../transformer/src/hosts/init/plan/plan-setup.ts";
import type { Plan } from "../../../../../transformer/src/hosts/init/plan/plan.ts";
import { Project, type Files } from "../../../../hosts/project.ts";

/** What is asked of the plan. */
interface Asked {
  readonly hosts?: readonly string[];
  readonly withSample?: boolean;
  /** A path in the folder. */
  readonly project?: string;
}

/** Plans the setup of a folder with these files. */
export function planFor(files: Files, { hosts = [], withSample = false, project = "." }: Asked = {}): Plan {
  const folder = new Project(tmpdir(), files);
  try {
    return planSetup(lookAt(folder.path(project)), { hosts, withSample });
  } finally {
    folder.remove();
  }
}

/** Texts of the files after the plan, by path. */
export function toTexts({ files }: Plan): Readonly<Record<string, string>> {
  return Object.fromEntries(files.map(({ path, after }) => [path, after]));
}
