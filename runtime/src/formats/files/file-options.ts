/** The options that all formats of files have. */

/** A URL, as `new URL(…)` makes it. Written out, so that no other types are needed to use these. */
export interface FileUrl {
  /** The whole URL: `file:///data/weeks.csv`. */
  readonly href: string;
  /** The part of it that says how to get there: `file:`. */
  readonly protocol: string;
}

/** Options for loading a file. */
export interface LoadFileOptions {
  /** Path of the file, relative to the working directory, or a `file:` URL. */
  readonly path: string | FileUrl;
}

/** Options for saving a file. */
export interface SaveFileOptions {
  /** Path of the file, relative to the working directory, or a `file:` URL. Missing folders are created. */
  readonly path: string | FileUrl;
  /** Replaces a file that exists. By default it is refused. */
  readonly overwrite?: boolean;
}
