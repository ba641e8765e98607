/** Visits and orders of a web shop on 35 days, one week per row from Monday; a campaign begins in the fourth week. */

export const visits = Float64Array.from(
  [
    [412, 398, 405, 421, 390, 520, 561],
    [409, 402, 417, 415, 402, 534, 570],
    [420, 399, 411, 428, 397, 541, 566],
    [538, 560, 571, 602, 588, 744, 801],
    [655, 649, 662, 690, 671, 829, 877],
  ].flat(),
);

export const orders = Float64Array.from(
  [
    [13, 11, 12, 14, 12, 19, 21],
    [12, 13, 12, 13, 11, 20, 22],
    [14, 12, 13, 13, 12, 19, 21],
    [13, 14, 13, 15, 14, 21, 22],
    [14, 13, 14, 14, 13, 20, 23],
  ].flat(),
);
