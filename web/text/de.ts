// Every sentence of the page, in German; a file for each file of en/. A page loads this only where
// German is asked for.

import type { en } from './en.ts';
import type { Translated } from './translated.ts';
import { cast } from './de/cast.ts';
import { collabnn } from './de/collabnn.ts';
import { categories } from './de/categories.ts';
import { embed } from './de/embed.ts';
import { explore } from './de/explore.ts';
import { dot } from './de/dot.ts';
import { gallery } from './de/gallery.ts';
import { gradient } from './de/gradient.ts';
import { kit } from './de/kit.ts';
import { lookup } from './de/lookup.ts';
import { optimizer } from './de/optimizer.ts';
import { share } from './de/share.ts';
import { shell } from './de/shell.ts';
import { takeAway } from './de/takeAway.ts';
import { teach } from './de/teach.ts';
import { thread } from './de/thread.ts';
import { train } from './de/train.ts';

export const de: Translated<typeof en> = {
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
