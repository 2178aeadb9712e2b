// How lessons were left. The links of the header, and those to the lesson before and the next, lead
// back to that; any other address is what it says.

import { PLAIN_VIEW } from '../components/view.ts';
import type { DatasetInfo } from '../engine/training.ts';
import { sameData } from '../engine/trainSession.ts';
import { lessonNames, type LessonName } from '../text/lessonNames.ts';
import { formatHash, parseHash } from './router.ts';

/** Lessons whose state speaks of the data that are loaded: of others it would say nothing. */
const OF_DATA: readonly LessonName[] = ['dot', 'train', 'explore'];

interface Left {
  query: URLSearchParams;
  /** What was loaded then. */
  data: DatasetInfo | null;
}

export class LeftLessons {
  readonly #left = new Map<LessonName, Left>();

  /** The page at `url` was left while `data` were loaded. */
  leave(url: string, data: DatasetInfo | null): void {
    const route = parseHash(new URL(url).hash);
    const lesson = lessonNames.find((name) => name === route?.name);
    if (route !== null && lesson !== undefined)
      this.#left.set(lesson, { query: route.query, data });
  }

  /** Where a link to `lesson` leads: the one that is `shown` begins anew, another goes on. */
  addressOf(lesson: LessonName, shown: string, data: DatasetInfo | null): string {
    const left = lesson === shown ? undefined : this.#left.get(lesson);
    const holds =
      !OF_DATA.includes(lesson) || left?.data === null || sameData(left?.data ?? null, data);
    const query = left !== undefined && holds ? left.query : new URLSearchParams();
    return formatHash(lesson, query, PLAIN_VIEW);
  }
}
