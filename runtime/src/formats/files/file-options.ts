/** The options that all formats of files have. */

/** Options for loading a file. */
export interface LoadFileOptions {
  /** Path of the file, relative to the working directory, or a `file:` URL. */
  readonly path: string | URL;
}

/** Options for saving a file. */
export interface SaveFileOptions {
  /** Path of the file, relative to the working directory, or a `file:` URL. Missing folders are created. */
  readonly path: string | URL;
  /** Replaces a file that exists. By default it is refused. */
  readonly overwrite?: boolean;
}
