import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readDefinition, viewsOf } from '../../src/publish';
import { API_KEY, startMetabase, type RunningMetabase } from '../support/metabase';
import { insiders, makeWorkplace } from './command';

describe('npm run metabase', () => {
  const place = makeWorkplace();
  const secret = 'pa55-of-the-reader';
  let server: RunningMetabase;
  const run = (...words: string[]) =>
    insiders('metabase', ['--currency', 'GBP', ...words], place, {
      INSIDERS_METABASE_URL: server.url,
      INSIDERS_METABASE_API_KEY: API_KEY,
      INSIDERS_METABASE_DATABASE: `postgres://insiders_reader:${secret}@postgres:5432/shop`,
    });
  before(async () => {
    server = await startMetabase({ views: viewsOf(await readDefinition()) });
  });
  after(async () => {
    await server.stop();
    place.remove();
  });

  test('tells its plan, makes the dashboard, and finds nothing to change the second time', async () => {
    const plan = await run('--dry-run');
    assert.match(plan.text, /would make dashboard "The programme month by month"\nWould touch \d+/);
    assert.deepEqual(server.written, []);
    const first = await run();
    assert.equal(first.code, 0, first.text);
    assert.match(
      first.text,
      /made database "Insiders"[\s\S]*made card "Drift of the month"[\s\S]*Touched \d+; 0 were/,
    );
    assert.ok(first.text.includes(`${server.url}/dashboard/${server.dashboards[0].id}`));
    server.forget();
    const second = await run();
    assert.match(second.text, /^Nothing to change: \d+ are as the file says\.\n/);
    assert.deepEqual(server.written, []);
    for (const { text } of [plan, first, second])
      assert.ok(!text.includes(API_KEY) && !text.includes(secret));
  });

  test('says what is missing, and ends with 1', async () => {
    const nowhere = await insiders('metabase', [], place);
    assert.deepEqual([nowhere.code, /--url must name the Metabase/.test(nowhere.text)], [1, true]);
    const unnamed = await insiders('metabase', ['--url', server.url], place);
    assert.match(unnamed.text, /the run "default" has no history here that would name its currency/);
  });
});
