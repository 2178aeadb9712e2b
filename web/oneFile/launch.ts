// Whether the file was packed for a course.

import { LAUNCH } from '../scorm/package.ts';

/** What a package for courses opens, "#/lookup?…"; null where this is none. */
export const launchOfCourse = (): string | null =>
  document.querySelector<HTMLMetaElement>(`meta[name="${LAUNCH}"]`)?.content ?? null;
