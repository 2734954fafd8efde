// Copies the pages to where they are published from, and refuses every run that is not of the public data set: a shop's
// lists name its customers, and a generated sample is no result.
//
//   node .ci/publish.mjs reports public
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** What the pages call the public data set. */
const PUBLIC = 'UCI Online Retail';

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('usage: node .ci/publish.mjs reports public');
const runs = readdirSync(from, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(from, entry.name, 'run.json')))
  .map(({ name }) => ({ name, ...JSON.parse(readFileSync(path.join(from, name, 'run.json'), 'utf8')) }));
const refused = runs.filter(
  ({ dataName, isSample }) => isSample !== false || !String(dataName).startsWith(PUBLIC),
);
if (runs.length === 0) throw new Error(`${from} has no run: make one with npm run report`);
if (refused.length > 0) {
  const named = refused.map(({ name, dataName }) => `${name} (${dataName})`).join(', ');
  throw new Error(`only runs of ${PUBLIC} are published, not ${named}: remove their folders from ${from}`);
}
cpSync(from, to, { recursive: true, filter: (file) => path.basename(file) !== 'README.md' });
console.log(`${runs.map(({ name }) => name).join(', ')} copied to ${to}`);
