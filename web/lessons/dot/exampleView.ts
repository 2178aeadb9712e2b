// The worked example, drawn: under each other the viewer's row, a film's row, their products, and
// at the end of those the sum.

import { html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { finding } from '../../components/finding.ts';
import { bitsOfOne, fixed } from '../../components/format.ts';
import type { Explanation } from '../../components/inspector.ts';
import { InstrumentElement } from '../../components/instrumentElement.ts';
import { numberCell, numberText, type Role } from '../../components/numberCell.ts';
import { range } from '../../components/numbers.ts';
import { rich, t, type TextId } from '../../text/text.ts';
import { runExample, SIZE, type Example } from './example.ts';

const VALUE_RANGE = 1;
const DOT_RANGE = 3;
/** The book writes the sums so. */
const DOT_DIGITS = 3;

const filmName = (film: number): string =>
  t(film === 0 ? 'dot.example.film.0' : 'dot.example.film.1');
const FACTORS: readonly TextId[] = [
  'dot.example.factor.0',
  'dot.example.factor.1',
  'dot.example.factor.2',
];

@customElement('dot-example')
export class DotExample extends InstrumentElement<null, Example> {
  protected readonly scales = { values: VALUE_RANGE, roles: ['parameter', 'activation'] } as const;

  constructor() {
    super(null);
  }

  protected deciding(): unknown {
    return null;
  }

  protected compute(): Promise<Example> {
    return runExample(this.engine);
  }

  protected content(example: Example): TemplateResult {
    return html`<div class="panel-part">
      <h2 class="panel-title">${t('dot.example.title')}</h2>
      <p class="panel-how">${rich('dot.example.how')}</p>
      <div class="dot-examples">
        ${range(example.dots.length).map((film) => this.#one(example, film))}
      </div>
    </div>`;
  }

  #one(example: Example, film: number): TemplateResult {
    const name = filmName(film);
    const dot = example.dots[film] ?? NaN;
    const written = fixed(dot, DOT_DIGITS);
    const good = dot > 0;
    return html`<section class="dot-example-one" aria-label=${name}>
      <table class="dot-example">
        <caption class="visually-hidden">
          ${t('dot.example.caption', { film: name })}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${FACTORS.map((id) => html`<th scope="col">${t(id)}</th>`)}
            <td></td>
          </tr>
        </thead>
        <tbody>
          ${this.#row(t('dot.example.viewer'), 'lit', film, example.viewers, 'parameter', (at) =>
            lookupOf('user_factors', 0, at, example.viewers[film * SIZE + at] ?? NaN),
          )}
          ${this.#row(name, 'lit', film, example.films, 'parameter', (at) =>
            lookupOf('item_factors', film, at, example.films[film * SIZE + at] ?? NaN),
          )}
          ${this.#row(
            t('dot.example.products'),
            'products',
            film,
            example.products,
            'activation',
            (at) => productOf(example, film, at),
            html`<td class="place dot-sum">
              ${numberCell({
                role: 'activation',
                value: dot,
                label: `${t('dot.example.sum')}, ${name}`,
                range: DOT_RANGE,
                digits: DOT_DIGITS,
                explain: () => dotOf(example, film),
              })}
            </td>`,
          )}
        </tbody>
      </table>
      ${finding({
        good,
        text: rich(
          good ? 'dot.example.found.good' : 'dot.example.found.bad',
          { film: name },
          { dot: numberText(written, () => dotOf(example, film)) },
        ),
      })}
    </section>`;
  }

  #row(
    name: string,
    look: string,
    film: number,
    values: Float32Array,
    role: Role,
    explain: (at: number) => Explanation,
    end: TemplateResult = html`<td></td>`,
  ): TemplateResult {
    return html`<tr class=${look}>
      <th scope="row">${name}</th>
      ${range(SIZE).map(
        (at) =>
          html`<td class="place">
            ${numberCell({
              role,
              value: values[film * SIZE + at] ?? NaN,
              label: `${name}, ${t(FACTORS[at] ?? 'dot.example.factor.0')}`,
              range: VALUE_RANGE,
              digits: role === 'parameter' ? 2 : DOT_DIGITS,
              explain: () => explain(at),
            })}
          </td>`,
      )}
      ${end}
    </tr>`;
  }
}

function lookupOf(table: string, row: number, at: number, value: number): Explanation {
  return {
    title: `${table}[${row}][${at}]`,
    lines: [`= ${fixed(value)}`],
    note: `${t('dot.example.lookup', { row, table })} ${t('dot.example.source')}`,
    shape: table === 'user_factors' ? `[1, ${SIZE}]` : `[2, ${SIZE}]`,
    pytorch: `${table}.weight[${row}, ${at}]`,
    bits: bitsOfOne(value),
  };
}

function productOf({ viewers, films, products }: Example, film: number, at: number): Explanation {
  const place = film * SIZE + at;
  return {
    title: `products[${film}][${at}]`,
    lines: [
      `= user_factors[0][${at}] · item_factors[${film}][${at}]`,
      `= ${fixed(viewers[place] ?? NaN)} · ${fixed(films[place] ?? NaN)}`,
      `= ${fixed(products[place] ?? NaN, 4)}`,
    ],
    note: t('dot.example.product'),
    shape: `[2, ${SIZE}]`,
    pytorch: '(users * items)',
    bits: bitsOfOne(products[place] ?? NaN),
  };
}

function dotOf({ viewers, films, products, dots }: Example, film: number): Explanation {
  const places = range(SIZE).map((at) => film * SIZE + at);
  const terms = places.map((at) => `${fixed(viewers[at] ?? NaN)} · ${fixed(films[at] ?? NaN)}`);
  const sums = places.map((at) => fixed(products[at] ?? NaN, DOT_DIGITS));
  return {
    title: `dot[${film}]`,
    lines: [
      `= user_factors[0] · item_factors[${film}]`,
      `= ${terms.join(' + ')}`,
      `= ${sums.join(' + ')}`,
      `= ${fixed(dots[film] ?? NaN, DOT_DIGITS)}`,
    ],
    note: t('dot.example.dot'),
    shape: '[2, 1]',
    pytorch: '(users * items).sum(dim=1)',
    bits: bitsOfOne(dots[film] ?? NaN),
  };
}
