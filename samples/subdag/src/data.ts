/** Visits to a web site in February 2027: the user, the day, the region, and whether the visit may be counted. */

/** One visit. */
export interface Visit {
  readonly user: string;
  /** In the form of ISO 8601. */
  readonly day: string;
  readonly region: "EU" | "US";
  /** Whether the visitor agreed to be counted. */
  readonly consent: boolean;
}

const rows = `
ada   2027-02-01 EU yes | bob   2027-02-01 US no  | ada   2027-02-01 EU yes | carl  2027-02-02 EU no
dora  2027-02-02 US yes | bob   2027-02-02 US no  | ada   2027-02-03 EU yes | emil  2027-02-03 EU yes
bob   2027-02-04 US no  | fred  2027-02-05 US yes | carl  2027-02-05 EU no  | dora  2027-02-06 US yes
gina  2027-02-08 US yes | ada   2027-02-08 EU yes | hugo  2027-02-09 EU yes | bob   2027-02-09 US no
emil  2027-02-10 EU yes | gina  2027-02-10 US yes | ida   2027-02-11 US no  | carl  2027-02-12 EU no`;

export const visits: readonly Visit[] = rows.split(/[|\n]/).flatMap((row) => {
  const [user, day, region, consent] = row.trim().split(/ +/);
  if (user === undefined || day === undefined || (region !== "EU" && region !== "US")) return [];
  return [{ user, day, region, consent: consent === "yes" }];
});
