// Lessons as a class can use them: links to states, with what distracts hidden and what should stay
// locked. They are among those that work for ever (tests/node/links.txt).

import type { LessonName } from '../text/lessonNames.ts';

/** `state` is what stands behind "?". */
export const PRESETS = [
  { lesson: 'lookup', state: 'v=1&x=4,1,4&step=0&hide=code,beats&lock=settings' },
  { lesson: 'dot', state: 'v=1&show=error&hide=code,beats' },
  {
    lesson: 'gradient',
    state: 'v=1&samples=2-3-1.5,5-3-5,0-5-4&step=0&hide=code,beats&lock=settings',
  },
  { lesson: 'optimizer', state: 'v=1&optimizer=adamw&hide=code&lock=seed' },
  { lesson: 'collabnn', state: 'v=1&lens=gradient&made=tensor&hide=code,beats&lock=seed' },
  {
    lesson: 'categories',
    state: 'v=1&values=Mon,Tue,Wed,Thu,Fri,Sat,Sun&ask=Sun&hide=code,beats',
  },
  { lesson: 'train', state: 'v=1&epochs=3&factors=20&seed=42&hide=code,beats&lock=data' },
] as const satisfies readonly { lesson: LessonName; state: string }[];
export type Preset = (typeof PRESETS)[number];
