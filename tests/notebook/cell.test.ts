import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { figure } from '../../src/charts';
import {
  asSet,
  callout,
  dataNotice,
  display,
  finding,
  md,
  mime,
  openNotebook,
  progress,
  prose,
  showFigure,
  type Parameters,
} from '../../src/notebook';
import { recordOutputs } from './support/kernel';

type Bundle = Record<string, unknown>;
const bundles = async (cell: () => void | Promise<void>): Promise<Bundle[]> =>
  (await recordOutputs(cell)).map((output) => output.data as Bundle);

describe('display', () => {
  test('sends every form in one message', async () => {
    const [bundle] = await bundles(() => display({ 'text/html': '<b>x</b>', 'text/plain': 'x' }));
    assert.deepEqual(Object.keys(bundle), ['text/html', 'text/plain']);
    assert.throws(() => display({}), /at least one form/);
  });

  test('under a stock tslab it sends the best form, and replaces it in place', () => {
    const stock = createRequire(__filename)('tslab/dist/jupyter') as { lastWriteDisplayData: unknown };
    const sent: unknown[] = [];
    stock.lastWriteDisplayData = ({ data }: { data: object }, update?: boolean) =>
      sent.push([data, update === true]);
    try {
      display({ 'text/plain': 'x', 'text/html': '<b>x</b>' });
      display({ 'text/plain': '1' }, { displayId: 'bar' });
      display({ 'text/plain': '2' }, { displayId: 'bar', update: true });
      display({ [mime.plotly]: { data: [] }, 'text/plain': 'x' });
    } finally {
      stock.lastWriteDisplayData = null;
    }
    assert.deepEqual(sent, [
      [{ 'text/html': '<b>x</b>' }, false],
      [{ 'text/plain': '1' }, false],
      [{ 'text/plain': '2' }, true],
      [{ [mime.plotly]: { data: [] } }, false],
    ]);
  });

  test('outside a kernel it prints the plain text', (t) => {
    const printed = t.mock.method(console, 'log', () => undefined);
    display({ 'text/html': '<b>x</b>', 'text/plain': 'x' });
    display({ 'image/png': '' });
    assert.deepEqual(
      printed.mock.calls.map(({ arguments: [text] }) => text as string),
      ['x', '[image/png]'],
    );
  });
});

describe('sentences', () => {
  test('values in Markdown are shown as they are, whatever they hold', () => {
    assert.equal(md`Best: **${'<b>*x*_$1'}**`, 'Best: **\\<b\\>\\*x\\*\\_\\$1**');
    assert.equal(md`${'a\n\n# b'}`, 'a \\# b');
    assert.equal(md`${3} of ${true}`, '3 of true');
    assert.equal(
      md`one
${'line'}
of text

and another`,
      'one line of text\n\nand another',
    );
  });

  test('prose is Markdown, and plain text without its marks', async () => {
    const [bundle] = await bundles(() => prose(md`**74%** of ${'R$ *all*'}, see [there](x.html)`));
    assert.equal(bundle['text/markdown'], '**74%** of R\\$ \\*all\\*, see [there](x.html)');
    assert.equal(bundle['text/plain'], '74% of R$ *all*, see there');
    assert.throws(() => prose('  '), /prose needs a text/);
  });

  test('a finding is one line that the index can read', async () => {
    const [bundle] = await bundles(() => finding('Half is **half**'));
    assert.deepEqual(bundle[mime.finding], { text: 'Half is **half**' });
    assert.equal(bundle['text/markdown'], '> **Finding.** Half is **half**');
    assert.throws(() => finding('a\nb'), /one line/);
  });

  test('a call-out names its kind, and keeps every line of its text inside', async () => {
    const [bundle] = await bundles(() => callout('caveat', 'one\n\n- two'));
    assert.deepEqual(bundle[mime.callout], { kind: 'caveat', text: 'one\n\n- two' });
    assert.equal(bundle['text/markdown'], '> **Caveat.** one\n> \n> - two');
    assert.throws(
      () => callout('hint' as 'note', 'x'),
      /kind must be one of note, caveat, warning, received "hint"/,
    );
  });
});

describe('a figure in a cell', () => {
  test('is sent with its words, and its caption follows', async () => {
    const made = figure({
      title: 'T',
      subtitle: 'S',
      caption: 'C <i>',
      alt: 'A',
      data: [{ type: 'bar', y: Float64Array.of(1, Number.NaN) }],
    });
    const [drawn, caption] = await bundles(() => showFigure(made));
    assert.deepEqual((drawn[mime.plotly] as { data: unknown }).data, [{ type: 'bar', y: [1, null] }]);
    assert.equal(drawn['text/plain'], 'T\nS\nA\nC <i>');
    assert.equal(caption['text/html'], '<p class="insiders-caption"><small>C &lt;i&gt;</small></p>');
  });
});

describe('progress', () => {
  test('is shown in place, seldom, and ends with the time that it took', async () => {
    let clock = 0;
    let sent = 0;
    const outputs = await recordOutputs(() => {
      const holder = globalThis as unknown as { insidersKernel: { display: (...all: unknown[]) => void } };
      const inner = holder.insidersKernel.display;
      holder.insidersKernel.display = (...all) => {
        sent += 1;
        inner(...all);
      };
      const work = progress('Restarts', { total: 1000, everyMs: 100, now: () => clock });
      for (let i = 0; i < 1000; i += 1) {
        clock += 1;
        work.step('k = 3');
      }
      work.finish();
      work.finish();
      work.update(3);
    });
    assert.equal(outputs.length, 1);
    assert.equal((outputs[0].data as Bundle)['text/plain'], 'Restarts: done in 1.0 s');
    assert.equal(sent, 12, 'the start, ten updates, the end');
  });

  test('shows how far the work is and on what, as text', async () => {
    const [bundle] = await bundles(() => {
      progress('Fits <k>', { total: 8, everyMs: 0 }).update(2, 'k = 4');
    });
    assert.equal(bundle['text/plain'], 'Fits <k>: 2 of 8, k = 4');
    assert.match(bundle['text/html'] as string, /^<progress max="8" value="2"><\/progress> Fits &lt;k&gt;/);
    assert.throws(() => progress('x', { total: Number.NaN }), /total must be a number/);
  });
});

describe('opening a notebook', () => {
  const run = 'no-such-run';

  test('shows run and preset, and gives the settings', async () => {
    process.env.INSIDERS_RUN = run;
    try {
      const [bundle] = await bundles(async () => {
        const { settings, source } = await openNotebook({ number: '03', title: 'Features' });
        assert.equal(settings.run, run);
        assert.equal(source, null);
      });
      assert.equal(
        bundle['text/plain'],
        'Notebook 03, run no-such-run: preset default (the rules we recommend), data: as found by the order of search.',
      );
      await assert.rejects(
        openNotebook({ number: '3', title: 'x' }),
        /number must be two digits, received "3"/,
      );
    } finally {
      delete process.env.INSIDERS_RUN;
    }
  });

  test('shows its parameters, their ranges and where they are from, and gives the settings with them', async () => {
    process.env.INSIDERS_RUN = run;
    process.env.INSIDERS_SET = 'finalists.count=3; finalists.seeds=2';
    try {
      const parameters = {
        'trials.ks': '2..20',
        'finalists.count': 5,
        'finalists.seeds': asSet,
        'clustering.spaces.umap.neighbours': 30,
        'clustering.spaces.umap.minDist': asSet,
      };
      const [, table] = await bundles(async () => {
        const { settings } = await openNotebook({ number: '03', title: 'Features', parameters });
        assert.deepEqual(
          settings.steps.trials.ks,
          Array.from({ length: 19 }, (_, i) => i + 2),
        );
        assert.equal(settings.steps.finalists.count, 3, 'the command line comes last');
        assert.equal(settings.rules.clustering.spaces?.umap?.neighbours, 30);
      });
      const lines = (table['text/plain'] as string).split('\n').map((line) => line.split(/ {2,}/));
      assert.deepEqual(
        lines.slice(3).map(([name, value, range, , from]) => [name, value, range, from]),
        [
          ['trials.ks', '2..20', 'a list: whole 2 to 100', 'this notebook'],
          ['finalists.count', '3', 'whole 1 to 50', '--set'],
          ['finalists.seeds', '2', 'whole 2 to 100', '--set'],
          ['clustering.spaces.umap.neighbours', '30', 'whole from 3', 'this notebook'],
          ['clustering.spaces.umap.minDist', '0.1', 'from 0', 'settings'],
        ],
      );
      const open = (parameters: Parameters) => openNotebook({ number: '03', title: 'x', parameters });
      await assert.rejects(open({ 'trials.kz': asSet }), /no setting "trials.kz": did you mean trials.ks\?/);
      await assert.rejects(open({ 'finalists.perSpace': 0 }), /finalists.perSpace: must be >= 1, received 0/);
    } finally {
      delete process.env.INSIDERS_RUN;
      delete process.env.INSIDERS_SET;
    }
  });

  test('generated data bring a notice, real ones none', async () => {
    const notices = await bundles(() => {
      dataNotice({ name: 'sample', isSample: true, notice: null });
      dataNotice({ name: 'shop.csv', isSample: false, notice: null });
    });
    assert.equal(notices.length, 1);
    assert.match(notices[0]['text/plain'] as string, /not real customers/);
  });
});
