// In place of app/place.ts: the lab is this very file. In a course's package the file is a lesson
// that reports to the platform; `?site` opens all of it, and reports nothing.

import { launchOfCourse } from './launch.ts';

export const isWholeSite = false;

export const site = (): string =>
  location.href.replace(/[?#].*$/s, '') + (launchOfCourse() === null ? '' : '?site');
