// Texts from elsewhere as messages cite them: short, on one line, and without the characters that
// turn the direction of what follows, the message included.

// eslint-disable-next-line no-control-regex -- these are the ones
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Half of a pair that is cut says nothing. */
const halves = /^[\udc00-\udfff]|[\ud800-\udbff]$/g;

/** The beginning of a text, or all of it where it is short. */
export function excerpt(text: string, most = 60): string {
  const plain = text.slice(0, most).replace(halves, '').replace(unprintable, ' ');
  return text.length > most ? `${plain}…` : plain;
}

/** The end of a file's name: there stands what kind of file it is. */
export function excerptOfName(name: string, most = 120): string {
  const plain = name.slice(-most).replace(halves, '').replace(unprintable, ' ');
  return name.length > most ? `…${plain}` : plain;
}
