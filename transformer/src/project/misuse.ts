/** A mistake of the user of the command line, which is reported as a sentence without a stack. */

/** Ends the command with exit code 2. */
export class Misuse extends Error {
  /** Name of the error class. */
  override readonly name: string = "Misuse";
}

/** There is nothing to check yet. */
export class NoModules extends Misuse {
  /** Name of the error class. */
  override readonly name = "NoModules";
}
