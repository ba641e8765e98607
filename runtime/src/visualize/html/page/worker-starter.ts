/** Starts workers from the text of the page's own script. */

/** Starts a worker; null if the browser refuses. */
export type StartWorker = () => Worker | null;

/** Makes what starts workers: a page from a file may not load one from a file beside it, but from a blob. */
export function toWorkerStarter(script: string): StartWorker {
  let url: string | null = null;
  return () => {
    try {
      url ??= URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
      return new Worker(url);
    } catch {
      return null;
    }
  };
}
