// The page's own faces come once the core answers: asked for at once they would share the line with
// it, and a third of what travels before the first lesson would be theirs.

/** Resolves when they are there, or cannot be had. */
export async function loadFaces(): Promise<void> {
  await import('../styles/fonts.css');
  await Promise.allSettled([...document.fonts].map((face) => face.load()));
}
