/** Tells those who listen that something has changed. */

/** A list of listeners. */
export class Signal<Value = void> {
  readonly #listeners: ((value: Value) => void)[] = [];

  /** Adds a listener, for as long as the page lives. */
  listen(listener: (value: Value) => void): void {
    this.#listeners.push(listener);
  }

  /** Calls the listeners in the order in which they were added. */
  emit(value: Value): void {
    for (const listener of this.#listeners) listener(value);
  }
}
