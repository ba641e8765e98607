/**
 * The code behind `@icosian/transformer`.
 *
 * Editors `require` the package and want the function itself: that is what Node makes of the second name. The types
 * are those of `index.ts`, because TypeScript before 5.6 cannot read such a name.
 */
export { load as default, load as "module.exports" } from "./load.js";
