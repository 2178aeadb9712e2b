// A lesson as a widget of notebooks and course books, on top of `<embedding-lab>`: what
// embedding-lab-widget.d.ts says. Built as embedding-lab-widget.js.

import './element.ts';
import type { EmbeddingLabElement } from './embedding-lab.d.ts';
import type widgetType from './embedding-lab-widget.d.ts';

const TEXTS = ['lesson', 'hide', 'lock', 'theme', 'lang'] as const;

const widget: typeof widgetType = {
  render({ model, el }) {
    const element: EmbeddingLabElement = document.createElement('embedding-lab');
    const text = (name: string): string => {
      const value = model.get(name);
      return typeof value === 'string' ? value : '';
    };
    /** What the lesson itself wrote into the model last. */
    let told = '';

    const follow: Record<string, () => void> = {
      state: () => {
        const state = text('state');
        if (state !== told) element.state = state;
      },
      projector: () => {
        element.projector = Boolean(model.get('projector'));
      },
    };
    for (const name of TEXTS) {
      follow[name] = () => {
        element[name] = text(name);
        // What another lesson told says nothing about this one.
        if (name === 'lesson' && text('state') === told) element.state = '';
      };
    }

    const tell = (name: string, value: unknown): void => {
      model.set(name, value);
      model.save_changes();
    };
    const tellState = ({ detail }: CustomEvent<{ state: string }>): void => {
      told = detail.state;
      tell('state', told);
    };
    element.addEventListener('ready', tellState);
    element.addEventListener('statechange', tellState);
    element.addEventListener('answer', ({ detail }) => tell('answer', detail));

    for (const [name, apply] of Object.entries(follow)) {
      if (model.get(name)) apply();
      model.on(`change:${name}`, apply);
    }
    el.append(element);
    return () => {
      for (const [name, apply] of Object.entries(follow)) model.off(`change:${name}`, apply);
      element.remove();
    };
  },
};

export default widget;
