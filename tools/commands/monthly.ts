import { loadSettings, type Settings } from '../../src/config';
import { formatNumber } from '../../src/format';
import {
  listsFolder,
  monthAfter,
  readContacts,
  runMonthly,
  runShadow,
  writeMonthLists,
  type MadeMonth,
  type MonthlySource,
} from '../../src/pipeline';
import { historyMonths, readHistory } from '../../src/programme';
import { publishHistory } from '../../src/publish';
import { namedTrouble } from '../../src/store';
import { readBundle } from '../../src/scoring';
import { createWriter, monthlyTexts } from '../../src/texts';
import {
  codeOf,
  exitCodes,
  notify,
  openJournal,
  withSourceRetries,
  writeMonthPage,
  type Journal,
} from '../monthly';
import { writeDashboard } from '../dashboard';
import { fetchedData } from './fetched';
import { downloadBar } from './progress-bar';
import { commandOptions, runCommand, type CommandOptions } from './steps';

/** Minutes that a run may take. */
const TIME_LIMIT = 120;

runCommand(async () => {
  const settings = loadSettings();
  const options = commandOptions();
  const journal = openJournal(settings);
  const made: MadeMonth[] = [];
  let [code, message]: [number, string] = [exitCodes.done, ''];
  const limit = limitTime(options, async (minutes) => {
    await tell(journal, settings, made, exitCodes.outOfTime, `not done within ${minutes} minutes`);
    process.exit(exitCodes.outOfTime);
  });
  journal.write('started', { data: settings.data === null ? 'searched' : 'named' });
  try {
    await makeMonths(settings, options, journal, made);
    if (options.strict !== undefined && made.at(-1)?.advice.train === true) code = exitCodes.drift;
  } catch (error) {
    const named = namedTrouble(error);
    [code, message] = [
      codeOf(error),
      process.env.INSIDERS_DEBUG === undefined ? named.message : (named.stack ?? ''),
    ];
    console.error(`\n${message}`);
  } finally {
    clearTimeout(limit);
  }
  await tell(journal, settings, made, code, message);
  process.exitCode = code;
});

async function makeMonths(
  settings: Settings,
  options: CommandOptions,
  journal: Journal,
  made: MadeMonth[],
): Promise<void> {
  const { 'as-of': asOf, from, to, publish = process.env.INSIDERS_POSTGRES_URL } = options;
  const contacts = options.contacts === undefined ? null : await readContacts(options.contacts);
  const log = (line: string): void => console.log(line);
  const write = async (month: MadeMonth, source: MonthlySource): Promise<void> => {
    const before = await segmentsBefore(settings, month.month.month);
    await writeMonthLists(settings, month, source, before, contacts);
    made.push(month);
    journal.write('month', factsOf(month));
    console.log(textOf(settings, month));
  };
  const fetched = await fetchedData(settings, log);
  const sourceName = fetched.name ?? undefined;
  const asked = { asOf, from, to, log, sourceName, onProgress: downloadBar(), onMade: write };
  await withSourceRetries(fetched.settings.data, () => runMonthly(fetched.settings, asked), log);
  if (options.shadow !== undefined) {
    const shadow = await runShadow(fetched.settings, { log });
    journal.write('shadow', { ...shadow });
    const w = createWriter('en', settings.currency);
    console.log(`\nShadow of ${shadow.month}\n  ${monthlyTexts.en.shadow(w, shadow).join('\n  ')}`);
  }
  const page = await writeMonthPage(settings, (await readBundle(settings)).bundle.source.isSample);
  console.log(`\nWhat changed: ${page}`);
  console.log(`Dashboard:    ${await writeDashboard(settings)}`);
  if (publish === undefined || publish === '') return;
  // All of the history: what an earlier run could not publish comes along, and the same months change nothing.
  for (const { month, how } of await publishHistory(publish, settings, { log }))
    journal.write('published', { month, how });
}

/** The segment of each customer in the month before, by id; null where there is no such month. */
async function segmentsBefore(settings: Settings, month: string) {
  const before = monthAfter(month, -1);
  if (!(await historyMonths(settings)).includes(before)) return null;
  const rows = await readHistory(settings, before, 'customers');
  return new Map(rows.map(({ customer_id, segment }) => [customer_id, segment]));
}

function factsOf({ month, advice }: MadeMonth) {
  const { runId, model, counts, source } = month;
  const { rows, kept, setAside, sharedLines } = source;
  const read = { rows, kept, setAside, sharedLines };
  const test = month.test == null ? {} : { test: month.test };
  return { month: month.month, runId, model, counts, source: read, advice, ...test };
}

function textOf(settings: Settings, { month, rows, advice }: MadeMonth): string {
  const { counts, source, model } = month;
  const n = (value: number): string => formatNumber(value);
  const { train, because, watch } = advice;
  return [
    `\n${month.month}, up to ${month.asOf}, by ${model}`,
    `  lines:     ${n(source.rows)} read = ${n(source.kept)} kept + ${n(source.setAside)} set aside, of which ${n(source.sharedLines)} stand in two files`,
    `  customers: ${n(counts.customers)}; ${n(rows.customers.filter(({ refused }) => refused).length)} beyond what the model has seen`,
    `  members:   ${n(counts.members)}, ${n(counts.onNotice)} of them on notice; ${n(counts.entered)} entered, ${n(counts.removed)} removed, ${n(counts.left)} left by themselves`,
    ...(month.previous === null
      ? [
          '  before:    no month of history: who must pass several reviews to enter has passed one at most; --from fills in earlier months',
        ]
      : []),
    `  drift:     ${train ? `train anew: two months running beyond the limit: ${because.join(', ')}` : 'no reason to train anew'}${watch.length === 0 ? '' : `; for the first time beyond it: ${watch.join(', ')}`}`,
    ...(month.test == null
      ? []
      : [`  test:      ${monthlyTexts.en.test(createWriter('en', month.currency), month.test).join(' ')}`]),
    `  lists:     ${listsFolder(settings, month.month)}`,
  ].join('\n');
}

function limitTime(options: CommandOptions, onOver: (minutes: number) => Promise<void>): NodeJS.Timeout {
  const minutes = Number(options['time-limit'] ?? TIME_LIMIT);
  if (!(minutes > 0 && minutes <= 10_000))
    throw new Error(
      `--time-limit must be minutes, above 0 and at most 10000, received ${options['time-limit']}`,
    );
  return setTimeout(() => void onOver(minutes), minutes * 60_000);
}

/** Writes how it ended to the journal, and tells whoever wants to know. */
async function tell(
  journal: Journal,
  { run }: Settings,
  made: readonly MadeMonth[],
  code: number,
  message: string,
): Promise<void> {
  const isDone = code === exitCodes.done || code === exitCodes.drift;
  const outcome = isDone ? 'done' : 'failed';
  journal.write(outcome, { code, message });
  const months = made.map(factsOf);
  const trouble = await notify(process.env.INSIDERS_NOTIFY_URL, {
    ...{ id: journal.id, run, outcome, code, message, months },
  });
  if (trouble === null) return;
  journal.write('not notified', { message: trouble });
  console.error(trouble);
}
