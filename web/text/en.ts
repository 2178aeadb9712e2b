// Every sentence of the page, in English; a file for each lesson in en/. `{name}` is filled in;
// `code`, **marked** and _stressed_ become elements where text.ts's `rich` shows them. What is added
// here is added in every other language: the types ask for it.

import { cast } from './en/cast.ts';
import { collabnn } from './en/collabnn.ts';
import { categories } from './en/categories.ts';
import { embed } from './en/embed.ts';
import { explore } from './en/explore.ts';
import { dot } from './en/dot.ts';
import { gallery } from './en/gallery.ts';
import { gradient } from './en/gradient.ts';
import { kit } from './en/kit.ts';
import { lookup } from './en/lookup.ts';
import { optimizer } from './en/optimizer.ts';
import { share } from './en/share.ts';
import { shell } from './en/shell.ts';
import { takeAway } from './en/takeAway.ts';
import { teach } from './en/teach.ts';
import { thread } from './en/thread.ts';
import { train } from './en/train.ts';

export const en = {
  ...shell,
  ...kit,
  ...gallery,
  ...cast,
  ...collabnn,
  ...categories,
  ...dot,
  ...gradient,
  ...lookup,
  ...optimizer,
  ...train,
  ...explore,
  ...takeAway,
  ...thread,
  ...embed,
  ...share,
  ...teach,
};
