/** Imports that lead into packages, of which only name and version count. */
import type { ImportTarget } from "../../2-analyse/version/import-target.js";
import type { PackageNames } from "./package-names.js";

/** The package whose own development must not change the versions of what uses it. */
const RUNTIME = "@icosian/runtime";

/** The package as which a file counts for an importing file; null for a file of the project. */
export function findPackage(packages: PackageNames, path: string, importer: string): ImportTarget | null {
  const owner = packages.namedPackageOf(path);
  const isRuntime = owner?.name === RUNTIME && packages.namedPackageOf(importer)?.name !== RUNTIME;
  if (!isRuntime && !/[\\/]node_modules[\\/]/.test(path)) return null;
  const [, name = path] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path) ?? [];
  return { kind: "package", name: owner?.name ?? name, version: owner?.version ?? "" };
}
