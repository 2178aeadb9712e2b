// A lesson as a SCORM 1.2 package: a zip with a manifest and the whole lab as one file, which reports
// to the learning platform (scormPage.ts). Runs in a page and in Node.
//
// https://adlnet.gov/projects/scorm-1-2/ : Content Aggregation Model, 2.3

import { strToU8, zipSync } from 'fflate';
import type { LessonName } from '../text/lessonNames.ts';

export interface ScormOptions {
  /** The text of dist/embedding-lab.html. */
  page: string;
  lesson: LessonName;
  /** What opens: "#/lookup?v=1&x=3,1&lock=seed". */
  hash: string;
  /** What the course calls it. */
  title: string;
  /** The score, 0 … 100, from which the platform says "passed", and "failed" below; else neither. */
  masteryScore?: number;
}

/** The name of the element in the page's head that says what opens. */
export const LAUNCH = 'embedding-lab-scorm';

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function manifest({ lesson, title, masteryScore }: ScormOptions): string {
  const mastery =
    masteryScore === undefined
      ? ''
      : `\n        <adlcp:masteryscore>${masteryScore}</adlcp:masteryscore>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="embedding-lab-${lesson}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
      http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="embedding-lab">
    <organization identifier="embedding-lab">
      <title>${escaped(title)}</title>
      <item identifier="lesson" identifierref="page">
        <title>${escaped(title)}</title>${mastery}
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
`;
}

/** The zip's bytes. Throws RangeError where the page is not the lab's, or the score is none. */
export function scormPackage(options: ScormOptions): Uint8Array {
  const { page, hash, masteryScore } = options;
  if (masteryScore !== undefined && !(masteryScore >= 0 && masteryScore <= 100)) {
    throw new RangeError(`[scorm] the mastery score is ${masteryScore}: expected 0 to 100`);
  }
  const [head, ...rest] = page.split('</head>');
  if (!page.includes('id="packed-script"') || rest.length !== 1) {
    throw new RangeError('[scorm] the page is not the lab as one file');
  }
  const launch = `  <meta name="${LAUNCH}" content="${escaped(hash)}" />\n  `;
  return zipSync({
    'imsmanifest.xml': strToU8(manifest(options)),
    'index.html': strToU8(`${head}${launch}</head>${rest[0]}`),
  });
}
