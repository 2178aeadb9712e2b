// The ladder: a row of rungs to click, and what each gave here, beside what the book prints.

import { html, nothing, type TemplateResult } from 'lit';
import { fixed } from '../../components/format.ts';
import type { RungName } from '../../engine/ladder.ts';
import type { TrainSession } from '../../engine/trainSession.ts';
import type { TrainConfig } from '../../engine/training.ts';
import { rich, t } from '../../text/text.ts';
import { lossText } from './inspect.ts';
import { doneRun, rungPlan, rungs } from './model.ts';
import { bookLosses, isBookData } from './published.ts';

export interface LadderActions {
  /** The settings that all rungs have in common. */
  base: TrainConfig;
  ready: boolean;
  onRung: (name: RungName) => void;
  onAll: () => void;
}

type RungState = 'new' | 'done' | 'current' | 'queued';

function resultOf({ runs, data }: TrainSession, name: RungName, base: TrainConfig) {
  return data === null ? null : doneRun(runs, rungPlan(name, base, data), data);
}

function stateOf(session: TrainSession, name: RungName, base: TrainConfig): RungState {
  if (session.busy && session.current?.rung === name) return 'current';
  if (session.queue.some(({ rung }) => rung === name)) return 'queued';
  return resultOf(session, name, base) === null ? 'new' : 'done';
}

export function ladderStrip(session: TrainSession, actions: LadderActions): TemplateResult {
  return html`<div class="ladder" role="group" aria-label=${t('train.ladder.label')}>
    ${rungs.map(({ name }) => {
      const state = stateOf(session, name, actions.base);
      return html`<button
        type="button"
        class="rung"
        data-state=${state}
        ?disabled=${!actions.ready}
        title=${t(`train.rung.${name}.about`)}
        @click=${() => actions.onRung(name)}
      >
        ${t(`train.rung.${name}`)}<span class="visually-hidden"
          >, ${t(`train.rung.state.${state}`)}</span
        >
      </button>`;
    })}
    <button
      type="button"
      class="button ladder-all"
      ?disabled=${!actions.ready}
      @click=${actions.onAll}
    >
      ${t('train.ladder.all')}
    </button>
  </div>`;
}

/** Decimals of the losses, as many as the book's figures have. */
const DIGITS = 4;

/** A figure of the book's, with where it is from. */
const published = (value: number | null): TemplateResult =>
  html`<td class="published" data-cited>
    ${value === null ? '–' : html`${fixed(value, DIGITS)}<cite class="visually-hidden">, ${t('train.ladder.book')}</cite>`}
  </td>`;

/** Ours with these settings and the book's, in columns of their own, each with its protocol over it. */
export function ladderTable(session: TrainSession, base: TrainConfig): TemplateResult {
  const { data } = session;
  const name = data === null ? '' : data.simulated ? t('train.data.simulatedName') : data.name;
  const protocol = t('train.ladder.here', { data: name, n: base.epochs });
  const comparable = data !== null && isBookData(data);
  return html`<div
      class="table-scroll"
      data-instrument
      tabindex="0"
      role="region"
      aria-label=${t('train.ladder.title')}
    >
      <table class="comparison">
        <thead>
          <tr>
            <td></td>
            <th scope="colgroup" colspan="2">${protocol}</th>
            <th scope="colgroup" colspan="2">${t('train.ladder.book')}</th>
          </tr>
          <tr>
            <th scope="col">${t('train.field.model')}</th>
            <th scope="col">${t('epochs.train')}</th>
            <th scope="col">${t('epochs.valid')}</th>
            <th scope="col">${t('epochs.train')}</th>
            <th scope="col">${t('epochs.valid')}</th>
          </tr>
        </thead>
        <tbody>
          ${rungs.map(({ name: rung }) => {
            const ours = resultOf(session, rung, base);
            const book = bookLosses[rung];
            return html`<tr data-rung=${rung}>
              <th scope="row">
                ${t(`train.rung.${rung}`)}<small>${t(`train.rung.${rung}.about`)}</small>
              </th>
              <td>${ours === null ? '–' : lossText(ours, ours.result, 'train', DIGITS)}</td>
              <td>${ours === null ? '–' : lossText(ours, ours.result, 'valid', DIGITS)}</td>
              ${published(book.train)} ${published(book.valid)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <p class="table-note">
      ${comparable ? t('train.ladder.same') : t('train.ladder.other')}
      ${data?.simulated ? t('epochs.simulated') : nothing} ${rich('train.ladder.note')}
    </p>`;
}
