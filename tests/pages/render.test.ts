import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readRuns, renderIndex, renderRun } from '../../tools/pages';
import { noPython, python, renderSite, summary, type Site } from './support/site';

describe('rendered pages', { skip: noPython }, () => {
  let site: Site;
  const read = (...name: string[]) => readFile(path.join(site.reportsDir, ...name), 'utf8');

  before(async () => {
    site = await renderSite();
  });
  after(() => rm(path.dirname(site.reportsDir), { recursive: true, force: true }));

  test('a run has a page for each notebook, an index, its files and its summary', async () => {
    const names = (await readdir(site.folder)).sort();
    assert.deepEqual(names, [
      '01_description.html',
      '04_exploration.html',
      'index.html',
      'insiders.csv',
      'run.json',
    ]);
    const [record] = await readRuns(site.reportsDir);
    assert.equal(record.headline, summary.headline);
    assert.deepEqual(
      record.notebooks.map(({ number, title, figures, tables }) => ({ number, title, figures, tables })),
      [
        { number: '01', title: 'What do the transactions hold?', figures: 0, tables: 1 },
        { number: '04', title: 'Who spends, and how often?', figures: 3, tables: 2 },
      ],
    );
  });

  test('the index repeats what each notebook found, and offers the files', async () => {
    const index = await read('trial', 'index.html');
    assert.match(index, /Of 541,909 lines <strong>24\.9%<\/strong> have no customer id/);
    assert.match(index, /A fifth of the customers bring <strong>73\.6%<\/strong>/);
    assert.match(
      index,
      /<a href="insiders\.csv" download>insiders\.csv<\/a> <span class="size">35 bytes<\/span>/,
    );
    assert.match(index, /<dt>Their share of revenue<\/dt><dd>63\.2%<\/dd>/);
  });

  test('the index of all runs has their data, headline and numbers', async () => {
    const index = await read('index.html');
    assert.match(index, /<a href="trial\/index\.html">trial<\/a> <span class="tag">generated data<\/span>/);
    assert.match(index, /Invite 812 customers/);
    assert.match(
      index,
      /Data: generated sample of 1,500 customers · Preset: default, .* · 22 Nov 2025, 21:15 UTC/,
    );
  });

  test('every page of generated data says so', async () => {
    for (const name of ['index.html', '01_description.html', '04_exploration.html']) {
      assert.match(
        await read('trial', name),
        /<strong>Generated data\.<\/strong> These are not real customers/,
      );
    }
  });

  test('what data hold is text, in every kind of output', async () => {
    for (const name of ['01_description.html', '04_exploration.html']) {
      const page = await read('trial', name);
      assert.doesNotMatch(page, /<script>document\.title/);
      assert.doesNotMatch(page, /<img[^>]*onerror/);
      assert.doesNotMatch(page, /<iframe/);
      assert.match(page, /&lt;script&gt;document\.title = (&#34;|&quot;|")run/);
    }
  });

  test('nothing refers to a place outside the pages', async () => {
    for (const name of await readdir(site.reportsDir, { recursive: true })) {
      if (!name.endsWith('.html')) continue;
      const page = (await read(name)).replace('<link rel="icon" href="data:,">', '');
      assert.doesNotMatch(page, /(src|href)="(https?:)?\/\//, name);
      for (const [, target] of page.matchAll(/(?:src|href|data-plotly)="([^"#:]+)[^"]*"/g)) {
        const file = path.join(site.reportsDir, path.dirname(name), target);
        assert.ok(existsSync(file), `${name} refers to ${target}`);
      }
    }
  });

  test('style, script and plotly are there once, under names that tell their content', async () => {
    const assets = (await readdir(path.join(site.reportsDir, 'assets'))).sort();
    assert.equal(assets.length, 3);
    assert.match(
      assets.map((name) => name.split('.')[0]).join(' '),
      /^pages-[0-9a-f]{10} pages-[0-9a-f]{10} plotly-[0-9a-f]{10}$/,
    );
    const page = await read('trial', '04_exploration.html');
    assert.ok(page.length < 100_000, `${page.length} characters`);
  });

  test('a finding stands at the head; below it stands again only where a section has it', async () => {
    const heads = (page: string) => page.split('<p class="standfirst">').length - 1;
    const callouts = (page: string) => page.split('<aside class="callout finding">').length - 1;
    const [first, second] = [
      await read('trial', '01_description.html'),
      await read('trial', '04_exploration.html'),
    ];
    assert.deepEqual([heads(first), callouts(first)], [1, 0]);
    assert.deepEqual([heads(second), callouts(second)], [1, 1]);
  });

  test('progress and the run’s own lines are left out, and a caption stands once', async () => {
    const page = await read('trial', '04_exploration.html');
    assert.doesNotMatch(page, /Restarts: done/);
    assert.equal(page.split('Points are a random sample').length - 1, 1);
  });

  test('colours of a terminal become styles, and messages are told from output', async () => {
    const page = await read('trial', '04_exploration.html');
    assert.match(page, /checked <span class="ansi-green-fg">14<\/span> invariants/);
    assert.match(page, /<div class="output stderr"><p class="label">Messages<\/p>/);
    assert.ok(!page.includes('\u001b'));
  });

  test('the same notebooks give the same bytes, but for the time', async () => {
    const reportsDir = path.join(path.dirname(site.reportsDir), 'again');
    const later = '2026-01-02T03:04:05Z';
    await renderRun({
      python,
      reportsDir,
      summary: { ...summary, generatedAt: later },
      notebooks: site.notebooks,
    });
    const timeless = (page: string) =>
      page
        .replaceAll(summary.generatedAt, 'TIME')
        .replaceAll('22 Nov 2025, 21:15 UTC', 'TIME')
        .replaceAll(later, 'TIME')
        .replaceAll('2 Jan 2026, 03:04 UTC', 'TIME');
    for (const name of ['01_description.html', '04_exploration.html']) {
      const again = await readFile(path.join(reportsDir, 'trial', name), 'utf8');
      assert.ok(again.includes(later));
      assert.equal(timeless(again), timeless(await read('trial', name)));
    }
  });

  test('what a run’s folder held beside its pages stays, and pages of notebooks that are gone go', async () => {
    const reportsDir = path.join(path.dirname(site.reportsDir), 'kept');
    const folder = path.join(reportsDir, 'trial');
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'customers.csv'), 'customer_id\n');
    await writeFile(path.join(folder, '09_gone.html'), 'old');
    await writeFile(
      path.join(folder, 'run.json'),
      JSON.stringify({ ...summary, notebooks: [{ page: '09_gone.html' }], files: [] }),
    );
    await mkdir(path.join(folder, 'mine'));
    await writeFile(path.join(folder, 'mine', 'thoughts.txt'), 'keep');
    await writeFile(path.join(folder, 'notes.html'), 'my own page');
    await renderRun({ python, reportsDir, summary, notebooks: site.notebooks.slice(0, 1) });
    const names = (await readdir(folder)).sort();
    assert.deepEqual(names, [
      '01_description.html',
      'customers.csv',
      'index.html',
      'mine',
      'notes.html',
      'run.json',
    ]);
    assert.equal(await readFile(path.join(folder, 'mine', 'thoughts.txt'), 'utf8'), 'keep');
    assert.match(await readFile(path.join(folder, 'index.html'), 'utf8'), /href="customers\.csv" download/);
  });

  test('a rendering that fails leaves the earlier pages as they were, and nothing behind', async () => {
    const page = await read('trial', '01_description.html');
    const broken = path.join(path.dirname(site.reportsDir), '02_broken.ipynb');
    await writeFile(broken, '{"cells": [{"cell_type": "code"');
    const again = renderRun({
      python,
      reportsDir: site.reportsDir,
      summary,
      notebooks: [site.notebooks[0], broken],
    });
    await assert.rejects(again, /rendering the pages failed:[^]*02_broken\.ipynb|does not appear to be JSON/);
    assert.equal(await read('trial', '01_description.html'), page);
    assert.equal(existsSync(path.join(site.folder, '04_exploration.html')), true);
    assert.deepEqual((await readdir(site.reportsDir)).sort(), ['assets', 'index.html', 'trial']);
  });

  test('what cannot be rendered is refused by name before anything is touched', async () => {
    const render = (more: object) =>
      renderRun({ python, reportsDir: site.reportsDir, summary, notebooks: site.notebooks, ...more });
    await assert.rejects(
      render({ notebooks: ['/nowhere/07.ipynb'] }),
      /the run "trial": \/nowhere\/07\.ipynb is missing/,
    );
    await assert.rejects(render({ summary: { ...summary, run: '../x' } }), /run must be a folder's name/);
    await assert.rejects(
      render({ python: '/nowhere/python' }),
      /Python could not be started \(\/nowhere\/python\)/,
    );
  });

  test('assets that no page refers to go after an hour, the others stay', async () => {
    const folder = path.join(site.reportsDir, 'assets');
    const before = await readdir(folder);
    const [old, fresh] = ['pages-0000000000.css', 'pages-1111111111.css'].map((name) =>
      path.join(folder, name),
    );
    await writeFile(old, '');
    await writeFile(fresh, '');
    const earlier = new Date(Date.now() - 2 * 3_600_000);
    await utimes(old, earlier, earlier);
    for (const name of before) await utimes(path.join(folder, name), earlier, earlier);
    await renderIndex({ python, reportsDir: site.reportsDir });
    assert.deepEqual((await readdir(folder)).sort(), [...before, path.basename(fresh)].sort());
    await rm(fresh);
  });

  test('a summary that cannot be read is named', async () => {
    const reportsDir = path.join(path.dirname(site.reportsDir), 'bad');
    await mkdir(path.join(reportsDir, 'x'), { recursive: true });
    await writeFile(path.join(reportsDir, 'x', 'run.json'), '{');
    await assert.rejects(
      readRuns(reportsDir),
      /x.run\.json cannot be read .*delete its folder, or render the run again/,
    );
    assert.deepEqual(await readRuns(path.join(reportsDir, 'nowhere')), []);
  });
});
