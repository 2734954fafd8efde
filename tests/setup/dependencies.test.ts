import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { projectRoot } from '../../src/config';
import { nodeLicences, reach, readAudit } from '../../tools/dependencies';

describe('the packages that we use', () => {
  test('all name a licence, and none passes to what is made with it', () => {
    const packages = nodeLicences(projectRoot());
    assert.ok(packages.length > 300);
    const shown = (which: typeof packages) => which.map(({ name, licence }) => `${name}: ${licence}`);
    assert.deepEqual(shown(packages.filter(({ licence }) => licence === 'unknown')), []);
    assert.deepEqual(shown(packages.filter(({ licence }) => reach(licence) === 'all')), []);
    // Its sources are under MIT; the library that it binds, unchanged, is under MPL, which ends at that library's files.
    assert.deepEqual(shown(packages.filter(({ licence }) => reach(licence) === 'files')), [
      'zeromq: MIT AND MPL-2.0',
    ]);
  });

  for (const [licence, far] of [
    ['MIT', 'none'],
    ['(AFL-2.1 OR BSD-3-Clause)', 'none'],
    ['MIT OR GPL-3.0-or-later', 'none'],
    ['GPL-2.0-only', 'all'],
    ['LGPL-3.0', 'all'],
    ['MIT AND AGPL-3.0', 'all'],
    ['GNU General Public License v3 (GPLv3)', 'all'],
    ['MPL-2.0', 'files'],
    ['MPL-2.0 OR GPL-3.0', 'files'],
  ] as const) {
    test(`under ${licence} reach ${far}`, () => assert.equal(reach(licence), far));
  }

  test('run no script when they are installed', () => {
    assert.match(readFileSync(path.join(projectRoot(), '.npmrc'), 'utf8'), /^ignore-scripts=true$/m);
  });
});

describe('the check of known vulnerabilities', () => {
  test('names what the registry knows', () => {
    const audit = JSON.stringify({ vulnerabilities: { left: { severity: 'high', range: '<1.3' } } });
    assert.deepEqual(readAudit(audit), { answered: true, found: ['left <1.3: high'] });
    assert.deepEqual(readAudit('{"vulnerabilities":{}}'), { answered: true, found: [] });
  });

  test('says that nothing is known when the registry does not answer', () => {
    assert.deepEqual(readAudit('{"message":"405 Method Not Allowed","statusCode":405}'), {
      answered: false,
      why: '405 Method Not Allowed',
    });
    assert.deepEqual(readAudit(''), { answered: false, why: 'npm gave no answer that can be read' });
  });
});
