/** What is read of git repositories, with the command and without it. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readGit } from "../../../../runtime/src/runs/read-git.node.ts";
import { RunFolder } from "./run-folder.ts";

const folders = new RunFolder();
afterEach(() => vi.unstubAllEnvs());

/** Runs git in a folder, with an author of its own. */
function git(folder: string, ...args: readonly string[]): string {
  const own = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...own, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** A repository with one commit on the branch `work/main`. */
function makeRepository(): { readonly folder: string; readonly commit: string } {
  const folder = folders.fresh();
  git(folder, "init", "-q", "-b", "work/main");
  writeFileSync(join(folder, "a.txt"), "a");
  git(folder, "add", "a.txt");
  git(folder, "commit", "-q", "-m", "first");
  return { folder, commit: git(folder, "rev-parse", "HEAD") };
}

describe.each([
  ["with the command", (): void => {}, false],
  ["without the command", (): void => void vi.stubEnv("PATH", folders.fresh()), null],
])("%s", (_, prepare, clean) => {
  it("a branch, also from a folder inside", () => {
    const { folder, commit } = makeRepository();
    mkdirSync(join(folder, "deep/er"), { recursive: true });
    prepare();
    expect(readGit(join(folder, "deep/er"))).toEqual({ commit, branch: "work/main", isDirty: clean });
  });

  it("packed references", () => {
    const { folder, commit } = makeRepository();
    git(folder, "pack-refs", "--all");
    prepare();
    expect(readGit(folder)).toEqual({ commit, branch: "work/main", isDirty: clean });
  });

  it("a commit without a branch", () => {
    const { folder, commit } = makeRepository();
    git(folder, "checkout", "-q", "--detach");
    prepare();
    expect(readGit(folder)).toEqual({ commit, branch: null, isDirty: clean });
  });

  it("a worktree, also with packed references", () => {
    const { folder } = makeRepository();
    const tree = join(folders.fresh(), "tree");
    git(folder, "worktree", "add", "-q", "-b", "other", tree);
    writeFileSync(join(tree, "b.txt"), "b");
    git(tree, "add", "b.txt");
    git(tree, "commit", "-q", "-m", "second");
    const commit = git(tree, "rev-parse", "HEAD");
    git(folder, "pack-refs", "--all");
    prepare();
    expect(readGit(tree)).toEqual({ commit, branch: "other", isDirty: clean });
  });

  it("no commit", () => {
    const folder = folders.fresh();
    git(folder, "init", "-q", "-b", "main");
    prepare();
    expect(readGit(folder)).toEqual({ commit: null, branch: "main", isDirty: clean });
  });

  it("no repository, and one that is broken", () => {
    const folder = folders.fresh();
    prepare();
    expect(readGit(join(folder, "nowhere"))).toBeNull();
    mkdirSync(join(folder, ".git"));
    expect(readGit(folder)).toBeNull();
    const other = folders.fresh();
    writeFileSync(join(other, ".git"), "gitdir: nowhere");
    expect(readGit(other)).toBeNull();
  });
});

describe("changes", () => {
  it("of tracked files count, others do not", () => {
    const { folder } = makeRepository();
    writeFileSync(join(folder, "new.txt"), "new");
    expect(readGit(folder)).toMatchObject({ isDirty: false });
    writeFileSync(join(folder, "a.txt"), "b");
    expect(readGit(folder)).toMatchObject({ isDirty: true });
    git(folder, "add", "a.txt");
    expect(readGit(folder)).toMatchObject({ isDirty: true });
  });

  it("are those of this repository, whatever the environment says", () => {
    const { folder, commit } = makeRepository();
    vi.stubEnv("GIT_DIR", join(makeRepository().folder, ".git"));
    expect(readGit(folder)).toMatchObject({ commit });
  });
});

describe("a command", () => {
  it("that takes too long, or says nonsense, is not waited for", () => {
    const { folder, commit } = makeRepository();
    const bin = folders.fresh();
    writeFileSync(join(bin, "git"), "#!/bin/sh\nexec /bin/sleep 30\n");
    chmodSync(join(bin, "git"), 0o755);
    vi.stubEnv("PATH", bin);
    expect(readGit(folder)).toEqual({ commit, branch: "work/main", isDirty: null });
    writeFileSync(join(bin, "git"), "#!/bin/sh\necho '# branch.oid ../../etc'\n");
    expect(readGit(folder)).toEqual({ commit: null, branch: null, isDirty: false });
  });
});
