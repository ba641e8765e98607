/** Reads JSON over HTTP: one request, and an error if the answer is not what was asked for. */

/** The service answered with a status that is no success. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  /** The status. */
  readonly status: number;

  constructor(path: string, status: number) {
    super(`GET ${path} was answered with ${status}.`);
    this.status = status;
  }
}

/** Sends one request. The caller says what the answer is. */
export async function getJson<Body>(service: string, path: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(service + path, { signal });
  if (!response.ok) throw new HttpError(path, response.status);
  return (await response.json()) as Body;
}
