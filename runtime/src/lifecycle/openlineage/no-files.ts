/** Replaces `append-line.node.ts` in bundles for browsers, through the `imports` of the package. */

/** Rejects, because a browser has no files. */
export function appendLine(_path: string, _line: string): Promise<never> {
  return Promise.reject(new Error("this bundle is for browsers, which have no files"));
}
