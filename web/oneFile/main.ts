// The whole lab as one file (tools/oneFile.mjs): the site; with `?embed` in the address a lesson as a
// frame shows it; in a course's package a lesson that reports to the platform.

import '../styles/main.css';
import { startPage } from '../app/page.ts';
import { startFrame } from '../embed/framePage.ts';
import { startScorm } from '../scorm/scormPage.ts';
import { launchOfCourse } from './launch.ts';

const query = new URLSearchParams(location.search);
const launch = launchOfCourse();
if (query.has('embed')) startFrame();
else if (launch !== null && !query.has('site')) startScorm(launch);
else startPage();
