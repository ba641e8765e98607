/** A few lines of a server's log. */
export const rawLines: readonly string[] = [
  "  INFO started",
  "DEBUG cache of 10.0.0.7 is cold",
  "",
  "ERROR 10.0.0.7 does not answer ",
  "   ",
  "INFO 10.0.0.9 connected",
];
