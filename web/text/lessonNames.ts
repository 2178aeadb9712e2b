// The lessons in their order. Each has sentences under its name: `<name>.title`, `shell.<name>`,
// `home.<name>.about`.

export const lessonNames = [
  'lookup',
  'dot',
  'gradient',
  'optimizer',
  'collabnn',
  'categories',
  'train',
  'explore',
  'thread',
  'take-away',
] as const;
export type LessonName = (typeof lessonNames)[number];
