/** The syntax of declarations. */
import type { Node } from "oxc-parser";

/** A piece of syntax that declares a name. */
export type DeclarationPart =
  | {
      readonly kind: "local";
      /** The declaring statement or declarator. */
      readonly tsNode: Node;
    }
  | {
      readonly kind: "import";
      /** The module specifier of the import, as written. */
      readonly source: string;
      /** The name in the imported module: `default` for a default import, `*` for a namespace. */
      readonly imported: string;
      /** Whether the import is `import type`, or the name is imported with `type`. */
      readonly isTypeOnly: boolean;
    };
