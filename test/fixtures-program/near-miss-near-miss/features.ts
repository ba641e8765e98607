"use dataflow";

export function users(user: readonly string[]): number {
  return user.length;
}

export function usersTwice(users: number): number {
  return users * 2;
}

export function spendMean(spend: number): number {
  return spend;
}

export function deviation(spendMeans: readonly number[]): number {
  return spendMeans.length;
}

export function deviations(spendMeans: readonly number[]): number {
  return spendMeans.length;
}

export function x1(x2: number): number {
  return x2;
}
