/** The version of this package, for adapters that tell others who reports. */

/** The `version` of package.json; a test compares them. */
export const VERSION = "0.1.0";
