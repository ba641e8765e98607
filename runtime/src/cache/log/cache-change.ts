/** What may differ between two computations of a node. */
import type { VersionedPart } from "../../versions/version-facts.js";

/** Something that differs from the last time. */
export interface CacheChange {
  /** What has changed: code, an argument of a modifier, or the value of an input or of another node. */
  readonly kind: VersionedPart["kind"] | "input";
  /** Name of the declaration, file, package, modifier or input. */
  readonly name: string;
  /** The file that contains it, or the version of a package; null for inputs and modifiers. */
  readonly location: string | null;
}
