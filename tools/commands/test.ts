import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { projectRoot } from '../../src/config';
import { commandOptions, runCommand } from './steps';

/** What the checks came to. */
interface Tally {
  passed: number;
  failed: number;
  /** Names of skipped tests, with the reason. */
  readonly skipped: string[];
}

/** The rooms whose tests start servers and processes, change their own or measure it, or take long: each file is a process. */
const APART = [
  'breaking',
  'ci',
  'headless',
  'kernel',
  'lab',
  'pages',
  'pipeline',
  'publish',
  'run',
  'setup',
  'workers',
];

const STAGES = ['lint', 'types', 'unit', 'run'] as const;

runCommand(async () => {
  const root = projectRoot();
  const { stage } = commandOptions();
  if (stage !== undefined && !STAGES.some((known) => known === stage)) {
    throw new Error(`--stage must be one of ${STAGES.join(', ')}, received "${stage}"`);
  }
  const wanted = (name: (typeof STAGES)[number]): boolean => stage === undefined || stage === name;
  const tally: Tally = { passed: 0, failed: 0, skipped: [] };
  if (wanted('lint')) {
    check(tally, root, 'The linter finds nothing', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
    check(tally, root, 'Every source is formatted', 'prettier/bin/prettier.cjs', [
      '--check',
      '--log-level',
      'warn',
      '.',
    ]);
  }
  if (wanted('types'))
    check(tally, root, 'The strict type check finds nothing', 'typescript/bin/tsc', ['-p', '.']);
  const files = testFiles(path.join(root, 'tests'));
  const whole = (file: string): boolean => file.includes(`${path.sep}run${path.sep}`);
  if (wanted('unit'))
    await runTests(
      inProcesses(
        root,
        files.filter((file) => !whole(file)),
      ),
      tally,
    );
  if (wanted('run')) await runTests(files.filter(whole), tally);
  report(tally);
});

/** Runs a tool of node_modules as one check. */
function check(tally: Tally, root: string, name: string, script: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  console.log(`${status === 0 ? '✔' : '✖'} ${name}`);
  if (status === 0) tally.passed += 1;
  else tally.failed += 1;
}

function testFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/**
 * The programs that run test files: the tests of a room share a process, since to load what they test takes many of them
 * longer than the tests themselves. What takes longest comes first, so that no processor is idle at the end.
 */
function inProcesses(root: string, files: readonly string[]): string[] {
  const roomOf = (file: string): string => path.relative(path.join(root, 'tests'), file).split(path.sep)[0];
  const apart = files.filter((file) => APART.includes(roomOf(file)));
  const rooms = new Map<string, string[]>();
  for (const file of files.filter((each) => !apart.includes(each)))
    rooms.set(roomOf(file), [...(rooms.get(roomOf(file)) ?? []), file]);
  const folder = path.join(root, '.cache', 'tests', 'rooms');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const shared = [...rooms].sort(([, a], [, b]) => b.length - a.length);
  const programs = shared.map(([room, members]) => {
    const program = path.join(folder, `${room}.cjs`);
    writeFileSync(program, programOf(members));
    return program;
  });
  return [...apart, ...programs];
}

/** A program that runs several test files; one that cannot be loaded fails by itself. */
function programOf(files: readonly string[]): string {
  return `for (const file of ${JSON.stringify(files, null, 2)}) {
  try {
    require(file);
  } catch (error) {
    require('node:test').test(file, () => Promise.reject(error));
  }
}
`;
}

function runTests(files: string[], tally: Tally): Promise<void> {
  if (files.length === 0) throw new Error('there are no tests to run: is this checkout complete?');
  const started = run({ files, concurrency: Math.max(1, availableParallelism()) });
  started.on('test:pass', ({ name, skip, todo, details }) => {
    if (details.type === 'suite') return;
    if (skip !== undefined && skip !== false)
      tally.skipped.push(typeof skip === 'string' ? `${name} (${skip})` : name);
    else if (todo === undefined || todo === false) tally.passed += 1;
  });
  started.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') tally.failed += 1;
  });
  return new Promise((resolve, reject) => {
    const words = started.compose(new spec()) as NodeJS.ReadableStream;
    words.pipe(process.stdout, { end: false });
    words.on('end', resolve);
    words.on('error', reject);
  });
}

function report({ passed, failed, skipped }: Tally): void {
  if (skipped.length > 0) console.log(`\nSkipped:\n${skipped.map((name) => `  ${name}`).join('\n')}`);
  console.log(
    `\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
  );
  if (failed > 0 || passed === 0) process.exitCode = 1;
}
