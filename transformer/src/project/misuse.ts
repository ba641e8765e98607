/** What a user of the command line did wrong: said in a sentence, and not with a stack. */

/** Ends the command with exit code 2. */
export class Misuse extends Error {
  override readonly name: string = "Misuse";
}

/** There is nothing to check yet. */
export class NoModules extends Misuse {
  override readonly name = "NoModules";
}
