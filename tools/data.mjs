// Puts a MovieLens data set beside the site, from its publisher, with its licence:
//
//   npm run data -- ml-latest-small
//
// Size and checksum are held against those of the published file. Nothing of it goes into the
// repository: data/ is ignored by git.

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Failure, isMain, main, root } from './run.mjs';

/** The publisher's folder, and where its files are kept here. */
const published = {
  source: 'https://files.grouplens.org/datasets/movielens/',
  folder: join(root, 'data'),
  // Size and SHA-256 of the zips as published, and the README that holds the licence.
  dataSets: {
    'ml-latest-small': {
      bytes: 978_202,
      sha256: '696d65a3dfceac7c45750ad32df2c259311949efec81f0f144fdfb91ebc9e436',
      readme: 'ml-latest-small-README.html',
    },
    'ml-100k': {
      bytes: 4_924_029,
      sha256: '50d2a982c66986937beb9ffb3aa76efe955bf3d5c6b761f4e3a7cd717c6a3229',
      readme: 'ml-100k-README.txt',
    },
    'ml-1m': {
      bytes: 5_917_549,
      sha256: 'a6898adb50b9ca05aa231689da44c217cb524e7ebd39d264c56e2832f2c54e20',
      readme: 'ml-1m-README.txt',
    },
  },
};
const readmeLimit = 2 ** 20;

/** The bytes at `url`. Throws where there are more than `limit`. */
async function download(url, limit) {
  const response = await fetch(url).catch((error) => {
    throw new Failure(`${url} could not be reached: ${error.cause?.message ?? error.message}`);
  });
  if (!response.ok) throw new Failure(`${url} answered ${response.status} ${response.statusText}`);

  const chunks = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > limit) throw new Failure(`${url} is larger than ${limit} bytes: refused`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Throws where `content` is not what was published under this size and checksum. */
function check(content, url, { bytes, sha256 }) {
  if (content.length !== bytes) {
    throw new Failure(`${url} has ${content.length} bytes, not the ${bytes} published`);
  }
  const actual = createHash('sha256').update(content).digest('hex');
  if (actual !== sha256) {
    throw new Failure(`${url} is not the file published: its SHA-256 is ${actual}, not ${sha256}`);
  }
}

/**
 * Downloads a data set, checks it, and keeps it with its licence in data/. Quick where it is there
 * already; leaves nothing behind where something is wrong.
 */
export async function fetchDataSet(name, { source, folder, dataSets } = published) {
  if (!Object.hasOwn(dataSets, name ?? '')) {
    const names = Object.keys(dataSets).join(', ');
    throw new Failure(`${name ? `There is no data set "${name}"` : 'Name a data set'}: ${names}`);
  }
  const dataSet = dataSets[name];
  const zip = join(folder, `${name}.zip`);
  if (existsSync(zip)) {
    console.log(`${zip} is here already`);
    return;
  }

  const url = new URL(`${name}.zip`, source);
  console.log(`Downloading ${url} (${dataSet.bytes} bytes) and its licence`);
  const content = await download(url, dataSet.bytes);
  check(content, url, dataSet);
  const readme = await download(new URL(dataSet.readme, source), readmeLimit);

  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, dataSet.readme), readme);
  writeFileSync(`${zip}.part`, content);
  renameSync(`${zip}.part`, zip);
  console.log(`Kept in ${zip}; size and SHA-256 are as published. Licence: ${dataSet.readme}`);
}

/**
 * Copies what is in data/ beside the site, and lists it in dist/data/index.json, so that the page
 * knows what it can offer: [{ name, file, bytes, licence }], empty where there is nothing.
 */
export function publishData(site = join(root, 'dist'), { folder, dataSets } = published) {
  const target = join(site, 'data');
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const offered = Object.entries(dataSets).filter(([name]) => present.includes(`${name}.zip`));
  for (const [name, { readme }] of offered) {
    for (const file of [`${name}.zip`, readme]) cpSync(join(folder, file), join(target, file));
  }
  const index = offered.map(([name, { readme }]) => ({
    name,
    file: `${name}.zip`,
    bytes: statSync(join(target, `${name}.zip`)).size,
    licence: readme,
  }));
  writeFileSync(join(target, 'index.json'), `${JSON.stringify(index, null, 2)}\n`);
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await fetchDataSet(process.argv[2]);
    if (existsSync(join(root, 'dist', 'index.html'))) publishData();
  });
}
