/** A type of a program at one of our locations. */
import type ts from "typescript";

/** A type, and what else there is to know of it. */
export interface TypeAtLocation {
  readonly type: ts.Type;
  /** Whether it depends on what a generic function is called with. */
  readonly isGeneric: boolean;
  /** The type parameters of that function; empty for a plain function, and where TypeScript does not tell them. */
  readonly typeParameters: readonly ts.TypeParameter[];
  /** Whether `undefined` can be passed besides: there is a default, which the type does not show. */
  readonly hasDefault: boolean;
  /** Whether the type has an `undefined` for what is missing, which a run tells of or fills. */
  readonly mayBeMissing?: boolean;
}

/** A type of which nothing else is to be known. */
export function toPlain(type: ts.Type): TypeAtLocation {
  return { type, isGeneric: false, typeParameters: [], hasDefault: false };
}
