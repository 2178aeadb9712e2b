// The invented films and viewers of the small instruments: names, so they stay as they are.

import { cast as english } from '../en/cast.ts';
import type { Translated } from '../translated.ts';

export const cast: Translated<typeof english> = english;
