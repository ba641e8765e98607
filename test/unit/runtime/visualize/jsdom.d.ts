/** The part of jsdom that tests use; the package has no types of its own. */
declare module "jsdom" {
  /** A page. */
  export class JSDOM {
    constructor(html: string);
    readonly window: Window & typeof globalThis;
  }
}
