// Which element shows which lesson. A lesson is loaded when it is first shown, or in a quiet moment.

import { html, type TemplateResult } from 'lit';
import type { Engine } from '../engine/client.ts';
import type { LessonName } from '../text/lessonNames.ts';

/** What the shell gives to a lesson. */
export interface LessonProps {
  engine: Engine;
  query: URLSearchParams;
  /** Called when the lesson's state has changed. */
  onState: (event: CustomEvent<URLSearchParams>) => void;
}

interface Lesson {
  load: () => Promise<unknown>;
  view: (props: LessonProps) => TemplateResult;
}

export const lessons: Readonly<Record<LessonName, Lesson>> = {
  lookup: {
    load: () => import('../lessons/lookup/lookup.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-lookup .engine=${engine} .query=${query} @state=${onState}></lesson-lookup>`,
  },
  dot: {
    load: () => import('../lessons/dot/dot.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-dot .engine=${engine} .query=${query} @state=${onState}></lesson-dot>`,
  },
  gradient: {
    load: () => import('../lessons/gradient/gradient.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-gradient .engine=${engine} .query=${query} @state=${onState}></lesson-gradient>`,
  },
  optimizer: {
    load: () => import('../lessons/optimizer/optimizer.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-optimizer
        .engine=${engine}
        .query=${query}
        @state=${onState}
      ></lesson-optimizer>`,
  },
  collabnn: {
    load: () => import('../lessons/collabnn/collabnn.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-collabnn .engine=${engine} .query=${query} @state=${onState}></lesson-collabnn>`,
  },
  categories: {
    load: () => import('../lessons/categories/categories.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-categories
        .engine=${engine}
        .query=${query}
        @state=${onState}
      ></lesson-categories>`,
  },
  train: {
    load: () => import('../lessons/train/train.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-train .engine=${engine} .query=${query} @state=${onState}></lesson-train>`,
  },
  explore: {
    load: () => import('../lessons/explore/explore.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-explore .engine=${engine} .query=${query} @state=${onState}></lesson-explore>`,
  },
  thread: {
    load: () => import('../lessons/thread/thread.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-thread .engine=${engine} .query=${query} @state=${onState}></lesson-thread>`,
  },
  'take-away': {
    load: () => import('../lessons/take-away/takeAway.ts'),
    view: ({ engine, query, onState }) =>
      html`<lesson-take-away
        .engine=${engine}
        .query=${query}
        @state=${onState}
      ></lesson-take-away>`,
  },
};

/** All of them, so that going from one to another asks nothing of the network. */
export async function loadLessons(): Promise<void> {
  await Promise.allSettled(Object.values(lessons).map(({ load }) => load()));
}
