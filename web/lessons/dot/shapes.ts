// The sizes of the sheet.

export const USERS = 15;
export const FILMS = 15;
export const FACTORS = 5;

/** Steps of gradient descent on the timeline, each of so many ratings. */
export const STEPS = 60;
export const BATCH = 32;

/** The range that the switch brings predictions into. */
export const LOW = 0;
export const HIGH = 5.5;

/** Whose numbers: a viewer's, beside a row, or a film's, above a column. */
export type Side = 'user' | 'film';
