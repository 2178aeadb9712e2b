// A batch of ratings: viewer, film and rating, as the address writes it.

import type { Field } from './address.ts';

export const RATINGS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5] as const;

/** A row of x with the rating beside it. */
export interface Sample {
  user: number;
  film: number;
  rating: number;
}

/** How large a batch may be, and what its integers point into. */
export interface SampleLimits {
  users: number;
  films: number;
  most: number;
}

/** "4-1-4.5": viewer, film, rating. */
const writeSample = ({ user, film, rating }: Sample): string => `${user}-${film}-${rating}`;

function readSample(text: string, { users, films }: SampleLimits): Sample | null {
  const [user, film, rating, ...rest] = text.split('-');
  const whole = (part: string | undefined, most: number): number | null =>
    part !== undefined && /^\d$/.test(part) && Number(part) < most ? Number(part) : null;
  const [u, f] = [whole(user, users), whole(film, films)];
  const r = RATINGS.find((one) => String(one) === rating);
  return u === null || f === null || r === undefined || rest.length > 0
    ? null
    : { user: u, film: f, rating: r };
}

export const samplesField = (
  opening: readonly Sample[],
  limits: SampleLimits,
  refusal: (value: string) => string,
): Field<readonly Sample[]> => ({
  opening,
  format: (samples) => samples.map(writeSample).join(','),
  parse: (text) => {
    const samples = text.split(',').map((one) => readSample(one, limits));
    const all = samples.filter((one) => one !== null);
    return all.length === samples.length && all.length <= limits.most ? all : null;
  },
  refusal: (_, value) => refusal(value),
});
