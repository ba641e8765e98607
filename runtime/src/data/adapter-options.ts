/** The options of materializers that are those of their loader or saver. */
import type { Feed } from "../modifiers/core/feed.js";

/** The options of a loader, as constants or feeds. Its option `columns` is given by the plan of a request. */
export type AdapterOptions<Options extends object> = {
  readonly [Name in keyof Omit<Options, "columns">]:
    Options[Name & keyof Options] | Feed<Options[Name & keyof Options]>;
};
