/** Public holidays by ISO week. This is not a dataflow module but an ordinary helper that nodes import. */
import { getISOWeek, getISOWeekYear } from "date-fns";
import Holidays from "date-holidays";

const holidays = new Holidays("US");
const weeksOf = new Map<number, ReadonlySet<number>>();

/** The ISO weeks of a year in which there is a public holiday. */
export function holidayWeeksOf(year: number): ReadonlySet<number> {
  const known = weeksOf.get(year);
  if (known !== undefined) return known;
  const days = holidays.getHolidays(year).filter(({ type }) => type === "public");
  const dates = days.map(({ start }) => start).filter((date) => getISOWeekYear(date) === year);
  const weeks = new Set(dates.map((date) => getISOWeek(date)));
  weeksOf.set(year, weeks);
  return weeks;
}
