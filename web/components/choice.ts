// What a person chose for the page, kept for the next visit where the browser lets it: storage may be
// forbidden, and the choice then lasts as long as the page.

type Choice = 'theme' | 'projector' | 'language';

const keyOf = (choice: Choice): string => `embedding-lab.${choice}`;

export function savedChoice(choice: Choice): string | null {
  try {
    return localStorage.getItem(keyOf(choice));
  } catch {
    return null;
  }
}

export function saveChoice(choice: Choice, value: string): void {
  try {
    localStorage.setItem(keyOf(choice), value);
  } catch {
    // As said above.
  }
}
