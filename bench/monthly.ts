import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { projectRoot, type Settings } from '../src/config';
import { formatNumber } from '../src/format';
import { createRandom, type Random } from '../src/numeric';
import { runSteps } from '../src/pipeline';
import { historyFolder, historyMonths, readMonth, replayMembership } from '../src/programme';
import { readBundle, type MembershipMonth } from '../src/scoring';
import { type Source } from '../src/transactions';
import { machine } from './machine';
import { putMonths } from './monthly-files';

const [FIRST, LAST] = ['2011-03', '2011-11'];
const KILLS = 8;

/** Where the months go through; both can be spared. */
export interface MonthlyPlaces {
  /** `s3://bucket/prefix/`, in the store that INSIDERS_S3_ENDPOINT names. */
  readonly bucket: string;
  /** A database whose schema `insiders` is made anew. */
  readonly postgres: string;
}

/**
 * Replays the programme as it would have run: the transactions cut in monthly files in a store, a model trained at the
 * earliest month end that can carry one, the months from March to November 2011 made from the store and published to a
 * database; then the same again with kills at random times. Says what every month has, in the history, in the database
 * and in a replay by other code, whether the kills lost anything, and how long it took.
 *
 * @throws Error where something is not as it should be
 */
export async function benchMonthly(
  given: Settings,
  source: Source,
  { bucket, postgres }: MonthlyPlaces,
): Promise<void> {
  const settings = { ...given, run: 'bench-monthly', data: source.paths.join(',') };
  console.log(`${source.name}; ${machine()}\n`);
  await rm(historyFolder(settings), { recursive: true, force: true });
  await query(postgres, 'DROP SCHEMA IF EXISTS insiders CASCADE');
  const timed = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    console.log(`${what.padEnd(52)} ${seconds(performance.now() - started)}`);
    return result;
  };
  const files = await timed('cut in monthly files and put into the store', () => putMonths(settings, bucket));
  const words = [
    '--data',
    bucket,
    '--run',
    settings.run,
    '--data-dir',
    settings.dataDir,
    '--reports-dir',
    settings.reportsDir,
  ];
  const publish = [...words, '--publish', postgres];
  const said = await timed(`train on ${files} files at the earliest month end`, () =>
    command('train', [...words, '--as-of', 'earliest']),
  );
  console.log(
    said
      .split('\n')
      .filter((line) => / is too early|^Model |trained on/.test(line))
      .join('\n'),
  );
  const started = performance.now();
  await timed('nine months made and published', () =>
    command('monthly', [...publish, '--from', FIRST, '--to', LAST]),
  );
  const undisturbed = performance.now() - started;
  const whole = await fingerprintOf(settings, postgres);
  await compareMonths(settings, postgres);
  await rm(historyFolder(settings), { recursive: true });
  await query(postgres, 'DROP SCHEMA insiders CASCADE');
  await timed(`again, killed ${KILLS} times at random`, () =>
    withKills(settings, publish, undisturbed, createRandom(settings.seed)),
  );
  const again = await fingerprintOf(settings, postgres);
  if (again !== whole) throw new Error('after the kills the history or the tables are not the same');
  console.log('After the kills the history and the tables are the same, byte for byte.');
}

/** What each month has, from the history, the database and the replay; they must agree. */
async function compareMonths(settings: Settings, postgres: string): Promise<void> {
  const replayed = await replay(settings);
  const { rows } = await query<{ month: string; members: string; entered: string; removed: string }>(
    postgres,
    `SELECT month, members, entered, removed, on_notice, customers FROM insiders.kpi_month WHERE run = '${settings.run}'`,
  );
  const published = new Map(rows.map((row) => [row.month, row]));
  console.log('\n| month | customers | members | on notice | entered | gone | replay | database |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | --- | --- |');
  let faults = 0;
  for (const name of await historyMonths(settings)) {
    const { counts } = await readMonth(settings, name);
    const gone = counts.removed + counts.left;
    const of = replayed.get(name);
    const row = published.get(name);
    const sameReplay =
      of !== undefined &&
      of.members === counts.members &&
      of.onNotice === counts.onNotice &&
      of.entries === counts.entered &&
      of.exits === gone;
    const sameRow =
      row !== undefined && Number(row.members) === counts.members && Number(row.entered) === counts.entered;
    faults += Number(!sameReplay) + Number(!sameRow);
    const cells = [counts.customers, counts.members, counts.onNotice, counts.entered, gone].map((value) =>
      formatNumber(value),
    );
    const same = (is: boolean): string => (is ? 'the same' : 'DIFFERS');
    console.log(`| ${[name, ...cells, same(sameReplay), same(sameRow)].join(' | ')} |`);
  }
  console.log('');
  if (faults > 0) throw new Error(`${faults} of the comparisons differ`);
}

/** The replay of question 7 over all of the data, by the bundle's rule and settings: other code than the months'. */
async function replay(settings: Settings): Promise<ReadonlyMap<string, MembershipMonth>> {
  const { bundle } = await readBundle(settings);
  const applied = bundle.membership!.applied;
  const rules = { ...settings.rules, membership: applied };
  const whole = { ...settings, run: `${settings.run}-whole`, rules };
  await runSteps(whole, ['load', 'clean', 'features']);
  const replayed = await replayMembership(whole, bundle.eligibility);
  if (replayed.status === 'none') throw new Error(`nothing to replay: ${replayed.reason}`);
  const outcome = replayed.outcomes.find(
    (each) =>
      each.slack === applied.slack &&
      each.enterReviews === applied.enterReviews &&
      each.graceReviews === applied.graceReviews,
  );
  return new Map(outcome!.months.map((month) => [month.day.slice(0, 7), month]));
}

/**
 * Starts the months and kills them, several times, each within a tenth and a half of the time that an undisturbed
 * run took; the next goes on where there is something to go on from.
 */
async function withKills(
  settings: Settings,
  words: readonly string[],
  wholeMs: number,
  random: Random,
): Promise<void> {
  const goOn = async (killAfterMs?: number): Promise<void> => {
    const begun = (await historyMonths(settings)).length > 0;
    await command('monthly', [...words, ...(begun ? [] : ['--from', FIRST]), '--to', LAST], killAfterMs);
  };
  const left: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await goOn(wholeMs * (0.1 + 0.4 * random()));
    left.push((await historyMonths(settings)).length);
  }
  await goOn();
  console.log(`Whole months after each kill: ${left.join(', ')}.`);
}

/** Runs one of our commands as a user would; killed with all that it started after some time, where that is given. */
async function command(name: string, words: readonly string[], killAfterMs?: number): Promise<string> {
  const entry = path.join(projectRoot(), 'tools', 'insiders.mjs');
  const child = spawn(process.execPath, [entry, name, ...words], {
    cwd: projectRoot(),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  if (killAfterMs !== undefined) {
    await Promise.race([sleep(killAfterMs), ended]);
    if (child.exitCode === null) process.kill(-child.pid!, 'SIGKILL');
    await ended;
    return text;
  }
  const code = await ended;
  if (code !== 0) throw new Error(`npm run ${name} ended with ${code}:\n${text}`);
  return text;
}

/** One hash of the months' files and of all rows that were published, times left out. */
async function fingerprintOf(settings: Settings, postgres: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of await historyMonths(settings)) {
    const month = await readMonth(settings, name);
    hash.update(JSON.stringify(month));
    for (const { file } of month.files)
      hash.update(await readFile(path.join(historyFolder(settings), `month=${name}`, file)));
  }
  const tables = await query<{ name: string; columns: string }>(
    postgres,
    `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'insiders' AND table_type = 'BASE TABLE' AND data_type NOT LIKE 'timestamp%'
     GROUP BY table_name ORDER BY table_name`,
  );
  for (const { name, columns } of tables.rows) {
    const { rows } = await query(
      postgres,
      `SELECT md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS rows FROM (SELECT ${columns} FROM insiders."${name}") AS t`,
    );
    hash.update(JSON.stringify([name, rows]));
  }
  return hash.digest('hex');
}

async function query<Row extends object>(postgres: string, sql: string): Promise<{ rows: Row[] }> {
  const client = new Client({ connectionString: postgres });
  await client.connect();
  try {
    return await client.query<Row>(sql);
  } finally {
    await client.end();
  }
}

const seconds = (ms: number): string => `${formatNumber(ms / 1000, { decimals: 1 }).padStart(7)} s`;
