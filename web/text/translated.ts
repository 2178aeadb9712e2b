// What the sentences of a language must have in common with the English ones.

/** A sentence for each of the forms that a language has for numbers; every language has `other`. */
export type PluralForms = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }
>;

/** The same ids, with plural forms where English has them. */
export type Translated<English> = {
  readonly [Id in keyof English]: English[Id] extends string ? string : PluralForms;
};
