/** Promises that a test settles itself. */

/** A promise and the two ways to settle it. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
}

/** Makes a promise that is settled by hand. */
export function defer<Value>(): Deferred<Value> {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Lets everything happen that is only waiting for its turn. */
export function settle(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, 0));
}
