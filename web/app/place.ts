// Where the lab lies: what its links out of a frame lead to, with a lesson's "#/…" behind.

/** Whether pages of others find here what they embed. */
export const isWholeSite = true;

/** The folder of the site. */
export const site = (): string => new URL('./', location.href).href;
