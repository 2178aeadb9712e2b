// Items as a person knows them, and how they are found by what a person types.

/** What is known about an item that a model was trained on. */
export interface Item {
  /** As the ratings name it. */
  id: string;
  /** Without the year; null where none is known. */
  title: string | null;
  year: number | null;
  genres: readonly string[];
  /** How many ratings of the training part are of it, and their mean; null where that is not known. */
  ratingCount: number | null;
  meanRating: number | null;
}

/** "Alien (1979)"; the id where there is no title. */
export function itemName({ id, title, year }: Item): string {
  if (title === null) return id;
  return year === null ? title : `${title} (${year})`;
}

/** Case, accents and spaces do not count. */
const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

const leadingArticle = /^(?:the|an?|l[aeo]s?|il|el|der|die|das) (.+)$/;
const trailingArticle = /^(.+), (?:the|an?|l[aeo]s?|il|el|der|die|das)$/;

/**
 * A title as loosely as one may remember it: "Matrix, The" is "The Matrix" and "matrix", "Seven
 * (a.k.a. Se7en)" is "seven". A year at the end stays.
 */
function loosely(text: string): string {
  const [, title, year = ''] = /^(.*?)\s*(\(\d{4}\))?$/.exec(plain(text))!;
  const bare = title.replace(/\s*\([^()]*\)/g, '').trim() || title;
  const [, after] = leadingArticle.exec(bare) ?? [];
  const [, before] = trailingArticle.exec(bare) ?? [];
  return `${after ?? before ?? bare} ${year}`.trim();
}

/** Pairs of neighbouring letters, which say how alike two texts are. */
function pairs(text: string): Set<string> {
  const all = new Set<string>();
  for (let i = 0; i + 1 < text.length; ++i) all.add(text.slice(i, i + 2));
  return all;
}

/** 1 where all pairs are shared, 0 where none is (Dice's coefficient). */
function likeness(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

const candidatesNamed = 3;

export class ItemIndex {
  readonly #items: readonly Item[];
  readonly #byId = new Map<string, Item>();
  /** With the year and without. */
  readonly #byTitle = new Map<string, Item[]>();
  readonly #byLooseTitle = new Map<string, Item[]>();

  constructor(items: readonly Item[]) {
    this.#items = items;
    const add = (map: Map<string, Item[]>, key: string, item: Item): void => {
      const known = map.get(key);
      if (!known) map.set(key, [item]);
      else if (!known.includes(item)) known.push(item);
    };
    for (const item of items) {
      this.#byId.set(item.id, item);
      if (item.title === null) continue;
      for (const name of [item.title, itemName(item)]) {
        add(this.#byTitle, plain(name), item);
        add(this.#byLooseTitle, loosely(name), item);
      }
    }
  }

  /**
   * The item of a title, whatever its case, with the year or without; or of an id. "#260" is an id
   * even where there is a title of that name. Throws RangeError naming the nearest titles where
   * there is none, and those that it may be where there are several.
   */
  find(place: string, text: string): Item {
    const titled = this.#byTitle.get(plain(text)) ?? this.#byLooseTitle.get(loosely(text));
    if (titled && titled.length > 1) {
      const list = titled.map((item) => `${itemName(item)} #${item.id}`).join(', ');
      throw new RangeError(
        `[${place}] "${text}" may be ${list}: expected a title with its year, or # and an id`,
      );
    }
    const id = text.trim();
    const item = titled?.[0] ?? this.#byId.get(id) ?? this.#byId.get(id.replace(/^#/, ''));
    if (item) return item;
    const near = this.#nearest(loosely(text)).map(itemName).join(', ');
    throw new RangeError(
      `[${place}] "${text}" is no title that the model knows${near && `: the nearest are ${near}`}`,
    );
  }

  #nearest(key: string): Item[] {
    const wanted = pairs(key);
    const scored = this.#items
      .filter(({ title }) => title !== null)
      .map((item) => {
        const names = [loosely(item.title!), loosely(itemName(item))];
        // A title that goes on where the text ends is near, however long it is.
        const begins = names.some((name) => key.length > 2 && name.startsWith(key)) ? 1 : 0;
        const alike = Math.max(...names.map((name) => likeness(wanted, pairs(name))));
        return { item, score: begins + alike };
      })
      .filter(({ score }) => score > 0.3);
    scored.sort((a, b) => b.score - a.score);
    return scored.slice(0, candidatesNamed).map(({ item }) => item);
  }
}

/**
 * The first `count` items whose title or id holds `text`, however that is written, or one of whose
 * genres begins with it: titles that begin with it first, then other titles, then genres, and those
 * rated most before others.
 */
export function searchItems(items: readonly Item[], text: string, count: number): Item[] {
  const asked = plain(text);
  if (asked === '') return [];
  const found: { item: Item; rank: number }[] = [];
  for (const item of items) {
    const name = plain(itemName(item));
    if (name.startsWith(asked) || loosely(name).startsWith(asked)) found.push({ item, rank: 0 });
    else if (name.includes(asked) || item.id === text.trim()) found.push({ item, rank: 1 });
    else if (item.genres.some((genre) => plain(genre).startsWith(asked))) {
      found.push({ item, rank: 2 });
    }
  }
  const ratings = ({ item }: { item: Item }): number => item.ratingCount ?? 0;
  found.sort((a, b) => a.rank - b.rank || ratings(b) - ratings(a));
  return found.slice(0, count).map(({ item }) => item);
}
