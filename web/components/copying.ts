// Text for the clipboard.

/** The older way, which pages without https have left: whoever hears the event says what is copied. */
function copyMarked(text: string): boolean {
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.addEventListener('copy', onCopy, { capture: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return done;
}

/**
 * Copies `text`. Where the browser refuses that, `shown`, which holds the same, is left marked, for a
 * person to copy. Answers with whether the clipboard holds it.
 */
export async function copyText(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return copyMarked(text);
  }
}
