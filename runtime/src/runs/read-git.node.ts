/** Reads the state of the git repository around a folder. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { RunGit } from "./run-record.js";

/** The command `git` may take so many milliseconds. */
const LONGEST = 1000;
/** Variables that name another repository than the one around the folder; git sets them for its hooks. */
const MISLEADING = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE"];

/**
 * Reads commit, branch and whether files differ from the commit, with one call of `git status` that changes nothing. If
 * there is no such command, or if it fails or takes longer than a second, reads the files of the repository, from which
 * only commit and branch are known. Null outside of repositories. Never throws. Untracked files do not count as changes.
 */
export function readGit(folder: string): RunGit | null {
  try {
    const root = findRoot(folder);
    return root === null ? null : (askGit(root) ?? readFiles(join(root, ".git")));
  } catch {
    return null;
  }
}

function findRoot(folder: string): string | null {
  let at = resolve(folder);
  while (statSync(join(at, ".git"), { throwIfNoEntry: false }) === undefined) {
    const above = dirname(at);
    if (above === at) return null;
    at = above;
  }
  return at;
}

function askGit(root: string): RunGit | null {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !MISLEADING.includes(name)));
  // Without optional locks, so that it is in nobody's way; without a file-system monitor, which would stay.
  const command = ["--no-optional-locks", "-c", "core.fsmonitor=false", "status"];
  const report = ["--porcelain=v2", "--branch", "--untracked-files=no", "--ignore-submodules=all"];
  let text: string;
  try {
    text = execFileSync("git", [...command, ...report], {
      cwd: root,
      env,
      encoding: "utf8",
      timeout: LONGEST,
      killSignal: "SIGKILL",
      maxBuffer: 2 ** 26,
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
    });
  } catch {
    return null;
  }
  const find = (name: string): string | undefined => new RegExp(`^# branch\\.${name} (.*)$`, "m").exec(text)?.[1];
  const branch = find("head");
  return {
    commit: toCommit(find("oid")),
    branch: branch === undefined || branch === "(detached)" ? null : branch,
    isDirty: /^[^#\n]/m.test(text),
  };
}

/** @param git - The folder of the repository, or, for worktrees and submodules, a file with its path. */
function readFiles(git: string): RunGit | null {
  const link = readText(git);
  const own = link === null ? git : resolve(dirname(git), /^gitdir: (.*)$/m.exec(link)?.[1] ?? "");
  const head = readText(join(own, "HEAD"))?.trim();
  if (head === undefined) return null;
  const reference = /^ref: (.*)$/.exec(head)?.[1];
  if (reference === undefined) return { commit: toCommit(head), branch: null, isDirty: null };
  const shared = resolve(own, readText(join(own, "commondir"))?.trim() ?? ".");
  const commit = [own, shared]
    .map((folder) => readText(join(folder, reference))?.trim())
    .find((text) => text !== undefined);
  return {
    commit: toCommit(commit ?? findPacked(readText(join(shared, "packed-refs")) ?? "", reference)),
    branch: reference.replace(/^refs\/heads\//, ""),
    isDirty: null,
  };
}

function findPacked(text: string, reference: string): string | undefined {
  return text
    .split("\n")
    .find((line) => line.endsWith(` ${reference}`))
    ?.split(" ")[0];
}

/** Null for anything but the id of a commit, such as the `(initial)` of git. */
function toCommit(text: string | undefined): string | null {
  return text !== undefined && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : null;
}

/** The text of a file; null if there is no file that can be read. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
