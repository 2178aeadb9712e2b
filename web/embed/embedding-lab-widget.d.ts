// The types of embedding-lab-widget.js: a lesson as a widget of notebooks and course books, by the
// contract of anywidget (https://anywidget.dev/en/afm/). In TypeScript:
//
//   import widget from './embedding-lab-widget.js';

/** The part of a host's model that the widget uses; notebooks share it with their kernel. */
export interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  /** `event` is "change:lesson", "change:state", … */
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

declare const widget: {
  /**
   * Shows in `el` the lesson that the model names. It reads `lesson`, `state`, `hide`, `lock`,
   * `theme`, `lang` and `projector`, follows their changes, and writes `state` and `answer` back:
   * what is on show, and what was last predicted. All are as for `<embedding-lab>`; what is not set
   * need not be there. Answers with its clean-up.
   */
  render(context: { model: WidgetModel; el: HTMLElement }): () => void;
};
export default widget;
