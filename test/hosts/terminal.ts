/** Runs a command in a terminal, as a person does who is asked something. */
import { spawn } from "node:child_process";
import { cleanEnvironment } from "./run.ts";

const TIMEOUT_MILLISECONDS = 240_000;

/**
 * Runs a command in a terminal, and answers when it has asked.
 *
 * @param question - The last words of what it asks.
 * @returns All that the terminal showed.
 * @throws Error with that if the question does not come, or the command does not end.
 */
export function answerInTerminal(command: string, folder: string, question: string, answer: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      env: cleanEnvironment(),
      stdio: ["pipe", "pipe", "ignore"],
      timeout: TIMEOUT_MILLISECONDS,
      killSignal: "SIGKILL",
    });
    let shown = "";
    let isAnswered = false;
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      shown += chunk;
      if (isAnswered || !shown.includes(question)) return;
      isAnswered = true;
      child.stdin.write(`${answer}\r`);
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0 && isAnswered) resolve(shown);
      else reject(new Error(`${command} ended with ${code}, ${isAnswered ? "answered" : "not answered"}:\n${shown}`));
    });
  });
}
