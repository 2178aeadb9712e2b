// Lazily: a lesson far down a page costs nothing until somebody comes near it.

/** How near, in CSS pixels, so that it is there when it is reached. */
const NEAR = '400px';

/** Calls `act` once, when `element` comes near to what is seen; returns how to give that up. */
export function whenSeen(element: Element, act: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: NEAR },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
