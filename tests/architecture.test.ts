import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { loadSettings, projectRoot } from '../src/config';
import { requireArtefact, type ArtefactName } from '../src/store';
import { circles, codeCells, filesBelow, importsOf, readNotebook } from './support/imports';

const root = projectRoot();
const notebooks = filesBelow(root, 'notebooks', ['.ipynb']);
const sources = filesBelow(root, 'src', ['.ts', '.cjs']);
const tools = [
  ...filesBelow(root, 'tools', ['.ts', '.mts', '.cts', '.mjs', '.cjs']),
  ...filesBelow(root, 'bench', ['.ts']),
];
const imports = [...sources, ...tools, ...notebooks].flatMap((file) => importsOf(root, file));

/**
 * The floor of each room. The ground floor has two steps: what keeps files and what starts threads needs the settings
 * and the checks of numbers. The first has two: what finds and loads a run's transactions stands on what reads, cleans
 * and makes them up. The fourth has three: what a trial becomes is a model that scores, and a programme stands on both.
 * The fifth has two: a report is made of figures, and read by the tools.
 */
const floors: Readonly<Record<string, number>> = {
  'src/config': 0,
  'src/numeric': 0,
  'src/format': 0,
  'src/store': 0.5,
  'src/workers': 0.5,
  'src/texts': 0.5,
  'src/sample': 1,
  'src/reading': 1,
  'src/cleaning': 1,
  'src/profile': 1,
  'src/transactions': 1.5,
  'src/features': 2,
  'src/spaces': 2,
  'src/clustering': 3,
  'src/value': 3,
  'src/scoring': 4,
  'src/experiment': 4.2,
  'src/programme': 4.5,
  'src/charts': 5,
  'src/tables': 5,
  'src/report': 5.5,
  'src/pipeline': 5.7,
  'src/notebook': 6,
  'src/publish': 5.9,
  tools: 6,
  bench: 7,
  notebooks: 7,
};

/** The room of a file. */
function room(file: string): string {
  const [first, second] = file.split('/');
  return first === 'src' ? `src/${second}` : first;
}

const between = imports.filter(({ from, to, ours }) => ours && room(from) !== room(to));
const show = (found: readonly { from: string; to: string }[]) =>
  found.map(({ from, to }) => `${from} imports ${to}`);

describe('the house', () => {
  test('is read whole: its imports were found', () => {
    assert.ok(sources.length > 100 && notebooks.length >= 5 && tools.length > 20);
    assert.ok(between.length > 100);
  });

  test('has no room without a floor', () => {
    const rooms = new Set([...imports.map(({ from }) => from), ...sources].map(room));
    assert.deepEqual(
      [...rooms].filter((name) => floors[name] === undefined),
      [],
    );
  });

  test('has rooms that the README names, and no others', () => {
    const tree =
      /^src\/ [\s\S]*?^tests\//m.exec(readFileSync(path.join(root, 'README.md'), 'utf8'))?.[0] ?? '';
    const named = [...tree.matchAll(/^ {2}(.*?) {2,}floor/gm)].flatMap(([, names]) => names.split(' '));
    const rooms = Object.keys(floors).filter((name) => name.startsWith('src/'));
    assert.deepEqual(named.map((name) => `src/${name}`).sort(), rooms.sort());
  });

  test('lets a room import only from floors below its own', () => {
    assert.deepEqual(show(between.filter(({ from, to }) => !(floors[room(to)] < floors[room(from)]))), []);
  });

  test('lets a room be entered only by its face', () => {
    const entered = between.filter(({ to }) => to.startsWith('src/'));
    assert.deepEqual(show(entered.filter(({ to }) => to !== `${room(to)}/index.ts`)), []);
  });

  test('lets a folder that has a face be entered only by it', () => {
    const faces = new Set(
      sources.filter((file) => file.endsWith('/index.ts')).map((file) => path.posix.dirname(file)),
    );
    // The face of the outermost folder that the importing file does not stand in.
    const faceTo = ({ from, to }: { from: string; to: string }): string => {
      const folders = to.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'));
      const entered = folders.find((folder) => faces.has(folder) && !from.startsWith(`${folder}/`));
      return entered === undefined ? to : `${entered}/index.ts`;
    };
    // What a worker does is named in a face of its own, which loads no more than that.
    const within = imports.filter(({ from, ours }) => ours && /^src\/(?!.*worker-tasks\.ts$)/.test(from));
    assert.ok(within.filter(({ to }) => to.endsWith('/index.ts')).length > 1000);
    assert.deepEqual(show(within.filter((each) => each.to !== faceTo(each))), []);
  });

  test('has faces of rooms that only hand on', () => {
    const faces = sources.filter((file) => /^src\/[^/]+\/index\.ts$/.test(file));
    assert.ok(faces.length > 10);
    for (const face of faces) {
      const text = readFileSync(path.join(root, face), 'utf8');
      const rest = text.replace(/export (type )?(\{[^}]*\}|\*) from '[^']+';|\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      assert.equal(rest.trim(), '', face);
    }
  });

  test('has no circles, neither of rooms nor of files', () => {
    assert.deepEqual(circles(imports), []);
  });

  test('knows tslab in the room of notebooks and in the tools only', () => {
    const elsewhere = imports.filter(
      ({ from, to }) => to === 'tslab' && !['src/notebook', 'tools', 'notebooks'].includes(room(from)),
    );
    assert.deepEqual(show(elsewhere), []);
    assert.ok(!imports.some(({ from, to }) => to === 'tslab' && room(from) === 'notebooks'));
  });

  test('knows plotly in the charts and the pages only', () => {
    const allowed = (file: string): boolean => room(file) === 'src/charts' || file.startsWith('tools/pages/');
    assert.deepEqual(show(imports.filter(({ from, to }) => to.startsWith('plotly') && !allowed(from))), []);
  });

  test('knows the database in the store only', () => {
    const elsewhere = imports.filter(
      ({ from, to }) => to.startsWith('@duckdb') && room(from) !== 'src/store',
    );
    assert.deepEqual(show(elsewhere), []);
  });
});

describe('the packages', () => {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'overrides',
    Record<string, string>
  >;
  // Declarations are for the compiler only, and the reference is made by a tool, which are there while developing.
  const running = imports.filter(
    ({ from, ours }) => !ours && !/\.d\.[cm]?ts$/.test(from) && !from.startsWith('tools/docs/'),
  );
  const used = new Set(running.map(({ to }) => to));

  test('that are imported are dependencies, or pinned below one', () => {
    const known = { ...manifest.dependencies, ...manifest.overrides };
    const unknown = [...used].filter((name) => !name.startsWith('node:') && known[name] === undefined);
    assert.deepEqual(unknown, []);
  });

  test('that are dependencies are used: imported, loaded when needed, or named by a tool', () => {
    const read = (files: readonly string[]): string =>
      files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
    const [named, loading] = [read(tools), read(sources)];
    const unused = Object.keys(manifest.dependencies).filter(
      (name) => !used.has(name) && !named.includes(name) && !loading.includes(`load('${name}')`),
    );
    assert.deepEqual(unused, []);
  });
});

describe('the sources', () => {
  test('are short: no file over 300 lines', () => {
    const long = [...sources, ...tools].filter(
      (file) => readFileSync(path.join(root, file), 'utf8').trimEnd().split('\n').length > 300,
    );
    assert.deepEqual(long, []);
  });

  test('do not ask where they stand, since the kernel runs copies of them', () => {
    const asking = sources
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /\b__(file|dir)name\b|import\.meta/.test(readFileSync(path.join(root, file), 'utf8')),
      );
    assert.deepEqual(asking, []);
  });

  test('leave nothing for later', () => {
    const marks = new RegExp(['TO' + 'DO', 'FIX' + 'ME', 'X{3}'].join('|'));
    const marked = [...sources, ...tools].filter((file) =>
      marks.test(readFileSync(path.join(root, file), 'utf8')),
    );
    assert.deepEqual(marked, []);
  });
});

describe('the notebooks', () => {
  const number = (file: string): string => path.basename(file).slice(0, 2);

  test('are numbered, each number once', () => {
    for (const file of notebooks) assert.match(path.basename(file), /^\d\d_[a-z_]+\.ipynb$/);
    assert.deepEqual(notebooks.map(number), [...new Set(notebooks.map(number))].sort());
  });

  test('are the ones that a missing artefact is said to come from', () => {
    const settings = loadSettings({ dataDir: path.join(root, 'no-such-folder') }, { environment: {} });
    const names: ArtefactName[] = ['lines', 'ledger', 'cleaned', 'customers', 'clusters', 'segments'];
    for (const name of names) {
      assert.throws(
        () => requireArtefact(settings, name),
        ({ message }: Error) => {
          const [, wanted] = /run notebook (\d\d) first/.exec(message) ?? [];
          assert.ok(
            notebooks.map(number).includes(wanted),
            `${name} is said to come from notebook ${wanted}`,
          );
          return true;
        },
      );
    }
  });

  for (const file of notebooks) {
    test(`${file} is kept without outputs, begins with words, and has short cells`, () => {
      const { cells } = readNotebook(path.join(root, file));
      assert.equal(cells[0].cell_type, 'markdown');
      for (const cell of cells.filter(({ cell_type }) => cell_type === 'code')) {
        assert.deepEqual(cell.outputs, [], 'npm run format strips outputs');
        assert.equal(cell.execution_count, null);
      }
      for (const source of codeCells(path.join(root, file))) {
        assert.ok(source.trim() !== '', 'an empty cell');
        const lines = source.split('\n');
        assert.ok(lines.length <= 15 && lines.every(({ length }) => length <= 120), source);
      }
    });

    // The next notebooks start after that cell: what they read must be there.
    test(`${file} takes no step after a cell with the tag “made”`, () => {
      const cells = readNotebook(path.join(root, file)).cells.filter(({ cell_type }) => cell_type === 'code');
      const isMade = cells.map(
        ({ metadata }) => (metadata.tags as string[] | undefined)?.includes('made') === true,
      );
      const takesSteps = cells.map(({ source }) => [source].flat().join('').includes('await takeSteps('));
      assert.ok(isMade.filter(Boolean).length <= 1);
      if (isMade.includes(true)) assert.ok(takesSteps.lastIndexOf(true) <= isMade.indexOf(true));
    });

    test(`${file} opens in its first code cell, and asks questions that its figures answer`, () => {
      assert.match(codeCells(path.join(root, file))[0], /await openNotebook\(/);
      const { cells } = readNotebook(path.join(root, file));
      const prose = cells
        .filter(({ cell_type }) => cell_type === 'markdown')
        .map(({ source }) => [source].flat().join(''));
      const lines = prose.join('\n').split('\n');
      const headings = lines.filter((line) => line.startsWith('#'));
      assert.deepEqual(
        headings.filter((heading) => !heading.endsWith('?')),
        [],
      );
      // Figures in sentences are computed: what is typed says nothing of the run, and stays when the run changes.
      const typed = lines
        .filter((line) => !line.startsWith('#'))
        .map((line) => line.replace(/`[^`]*`/g, '').replace(/notebooks? \d\d/gi, ''))
        .filter((line) => /\d%|\b\d[\d,.]*\d\b/.test(line));
      assert.deepEqual(typed, []);
    });
  }
});
