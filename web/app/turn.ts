// At a lesson's end: the ways to the lesson before and to the next.

import { html, nothing, type TemplateResult } from 'lit';
import { control } from '../components/control.ts';
import { lessonNames, type LessonName } from '../text/lessonNames.ts';
import { t } from '../text/text.ts';

export function turn(name: LessonName): TemplateResult {
  const place = lessonNames.indexOf(name);
  const way = (to: LessonName | undefined, which: 'previous' | 'next') =>
    to === undefined
      ? nothing
      : html`<a
          class="turn-${which}"
          href="#/${to}"
          data-lesson=${to}
          rel=${which === 'next' ? 'next' : 'prev'}
          ><span class="turn-way">${t(`shell.turn.${which}`)}</span
          ><span class="turn-title">${t(`${to}.title`)}</span></a
        >`;
  return html`<nav class="turn" ${control('nav')} aria-label=${t('shell.turn')}>
    ${way(lessonNames[place - 1], 'previous')} ${way(lessonNames[place + 1], 'next')}
  </nav>`;
}
