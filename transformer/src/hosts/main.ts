/**
 * The code behind `@icosian/transformer`.
 *
 * Editors `require` the package and expect the function itself: Node.js returns the export named `module.exports`. The
 * types are in `index.ts`, because TypeScript before 5.6 cannot read such a name.
 */
export { load as default, load as "module.exports" } from "./load.js";
