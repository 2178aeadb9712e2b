// The types of `<embedding-lab>`, the element that embedding-lab.js defines. In TypeScript:
//
//   import type { EmbeddingLabElement } from './embedding-lab.js';

/** A lesson's name, as in its address: "lookup", "dot", "gradient", … */
export type Lesson =
  | 'lookup'
  | 'dot'
  | 'gradient'
  | 'optimizer'
  | 'collabnn'
  | 'categories'
  | 'train'
  | 'explore'
  | 'thread'
  | 'take-away';

/** To a step, or on by some; back where negative. What lies beyond the ends is brought to them. */
export type StepTarget = { to: number } | { by: number };

/** What a person predicted at a gate, and whether the core agrees. */
export interface Answer {
  lesson: Lesson;
  /** The gate's place among the lesson's gates, from 0. */
  gate: number;
  /** Its question, in the language of the page. */
  question: string;
  /** The options that were chosen, or the number that was typed. */
  expected: readonly number[];
  right: boolean;
}

/** The details of the events. */
export interface LabEvents {
  /** The lesson is there and the core answers. */
  ready: { lesson: Lesson; state: string };
  /** A person, or a call, has changed what is on show. */
  statechange: { state: string };
  /** A prediction was revealed. */
  answer: Answer;
  /** What was asked for cannot be, or the engine failed: a sentence for people. */
  error: { message: string };
}

/** Attributes and properties go by the same names; each property writes its attribute. */
export interface EmbeddingLabElement extends HTMLElement {
  lesson: string;
  /**
   * As a link has it behind "?": "v=1&x=3&seed=7". Reading gives what is on show, once the lesson
   * is ready; writing opens that state.
   */
  state: string;
  /** Names of controls with commas between: "code,beats". */
  hide: string;
  lock: string;
  /** "auto", "light" or "dark". */
  theme: string;
  /**
   * "en" or "de"; where it is not set, the language of the page around counts. The lessons of one
   * page share a language: the one asked for last.
   */
  lang: string;
  projector: boolean;
  /** Both throw where the lesson has no steps, or is not ready. */
  step(target: StepTarget): void;
  play(on: boolean): void;

  addEventListener<K extends keyof LabEvents>(
    type: K,
    listener: (this: EmbeddingLabElement, event: CustomEvent<LabEvents[K]>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'embedding-lab': EmbeddingLabElement;
  }
}
