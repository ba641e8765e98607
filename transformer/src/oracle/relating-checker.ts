/** The checker as every TypeScript from 4.9 on has it. */
import type ts from "typescript";

/** With the relation that versions before 5.4 do not declare. */
export interface RelatingChecker extends ts.TypeChecker {
  isTypeAssignableTo(source: ts.Type, target: ts.Type): boolean;
}
