/** The type at a location of a program. */
import type ts from "typescript";

/** A type, and further facts about it. */
export interface TypeAtLocation {
  /** The type, as the checker has it. */
  readonly type: ts.Type;
  /** Whether it depends on the type arguments of a generic function. */
  readonly isGeneric: boolean;
  /** The type parameters of that function; empty for a plain function, or if TypeScript does not know them. */
  readonly typeParameters: readonly ts.TypeParameter[];
  /** Whether `undefined` can be passed too, because of a default value that the type does not show. */
  readonly hasDefault: boolean;
  /** Whether the type contains `undefined` for a missing part, which a run reports or fills. */
  readonly mayBeMissing?: boolean;
}

/** A type without further facts. */
export function toPlain(type: ts.Type): TypeAtLocation {
  return { type, isGeneric: false, typeParameters: [], hasDefault: false };
}
