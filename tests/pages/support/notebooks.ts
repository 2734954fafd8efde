import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { callout, finding, md, progress, prose, showTable } from '../../../src/notebook';
import { createRandom, randomNormal } from '../../../src/numeric';
import { barFigure, hostile, paretoFigure, scatterFigure, segments } from './samples';
import { recordOutputs, type Output } from '../../notebook/support/kernel';

interface Cell {
  readonly markdown?: string;
  readonly code?: string;
  readonly run?: () => void;
  readonly outputs?: readonly Output[];
}

const stream = (name: string, text: string): Output => ({ output_type: 'stream', name, text });

const segmentColumns = [
  { name: 'segment', heading: 'Segment' },
  {
    name: 'customers',
    heading: 'Customers',
    format: 'count',
    definition: 'Customers with at least one purchase.',
  },
  {
    name: 'net_revenue',
    heading: 'Net revenue',
    format: 'money',
    unit: 'currency',
    definition: 'Gross revenue less the value of all returns.',
  },
  { name: 'revenue_share', heading: 'Share of revenue', format: 'share', unit: 'share' },
  {
    name: 'recency_days',
    heading: 'Recency',
    format: 'decimal',
    unit: 'days',
    decimals: 1,
    definition: 'Mean days from the last purchase to the reference date.',
  },
  {
    name: 'frequency',
    heading: 'Frequency',
    format: 'decimal',
    unit: 'days per 30 days',
    definition: 'Purchase days per 30 days of tenure; visits on one day count once.',
  },
] as const;

const description: readonly Cell[] = [
  {
    markdown:
      '# 01 What do the transactions hold?\n\nA shop’s transaction lines, one row a product on an invoice. This notebook asks **how good they are** before anything is built on them.\n\nWhat it cannot show: who the guests are.',
  },
  {
    code: "import { openNotebook } from './src/notebook';\n\nconst { settings } = await openNotebook({ number: '01', title: 'Description' });",
    run: () => finding('Of 541,909 lines **24.9%** have no customer id, so nobody can invite those buyers.'),
  },
  { markdown: '## How many lines are there, and are they complete?' },
  {
    code: "const summary = await describeLines(settings);\nshowTable(summary, { caption: 'Columns' });",
    run: () => {
      showTable(
        [
          { column: 'invoice_no', missing: 0, distinct: 25900, example: '536365' },
          { column: 'description', missing: 1454, distinct: 4223, example: hostile },
          { column: 'customer_id', missing: 135080, distinct: 4372, example: '17850' },
        ],
        { caption: 'Columns of the transactions', columns: ['column', 'missing', 'distinct', 'example'] },
      );
      prose(md`A quarter of the lines has no customer. The longest description is ${hostile}.`);
    },
  },
  {
    markdown:
      '## What do the numbers look like?\n\n| statistic | value |\n| --- | ---: |\n| lines | 541,909 |\n| invoices | 25,900 |',
  },
];

const exploration: readonly Cell[] = [
  {
    markdown:
      '# 04 Who spends, and how often?\n\n**The question.** Which customers stand out, and by what?\n\nThe answer rests on a year of transactions. It cannot tell season from growth.',
  },
  { code: "import { figure } from './src/charts';\nimport { showTable } from './src/notebook';" },
  { markdown: '## Is revenue spread evenly?\n\nIf it were, the curve below would be the diagonal.' },
  {
    code: '// The curve is drawn from the customers, biggest first.\nconst curve = pareto(customers);\nshowFigure(paretoFigure(curve, `n = ${customers.length}`));',
    run: paretoFigure,
  },
  {
    code: 'prose(md`The top fifth brings ${formatShare(share)} of it.`);',
    run: () => {
      prose(
        'The top fifth brings **73.6%** of the revenue: a programme for few customers reaches most of the money.',
      );
      finding('A fifth of the customers bring **73.6%** of the revenue; one in twenty brings half.');
    },
  },
  { markdown: '## Which segments are there?\n\n### By their means' },
  {
    code: "const work = progress('Restarts', { total: 50 });\nshowTable(segments, { columns: catalogue, caption: 'Segments by revenue' });",
    run: () => {
      const work = progress('Restarts', { total: 50 });
      for (let i = 0; i < 50; i += 1) work.step();
      work.finish();
      showTable(segments, {
        columns: [...segmentColumns],
        caption: 'Segments, ordered by their total revenue',
        currency: 'GBP',
      });
      callout('caveat', 'Means of heavy tails move with a few customers: *medians* are in the appendix.');
    },
  },
  { markdown: '### By their revenue' },
  { code: 'showFigure(barFigure(segments));', run: barFigure },
  { markdown: '## Do recency and revenue go together?' },
  { code: 'showFigure(scatterFigure(customers));', run: scatterFigure },
  {
    code: "console.log('checked', invariants.length, 'invariants');\nconsole.warn('one customer under two countries');",
    outputs: [
      stream('stdout', 'checked \u001b[32m14\u001b[0m invariants\n'),
      stream('stdout', `raw text: ${hostile}\n`),
      stream('stderr', '\u001b[33mwarning\u001b[0m: one customer under two countries\n'),
    ],
  },
  {
    code: "showTable(customers, { caption: 'Customers', maxRows: 60 });",
    run: () => {
      const random = createRandom(3);
      const customers = Array.from({ length: 300 }, (_, i) => ({
        customer_id: 12346 + i,
        country: i % 7 === 0 ? 'Germany' : 'United Kingdom',
        last_purchase: new Date(Date.UTC(2011, 11, 9) - Math.floor(random() * 3e10)),
        n_invoices: 1 + Math.floor(random() * 40),
        net_revenue: Math.exp(6 + 1.4 * randomNormal(random)),
        is_guest: random() < 0.1,
      }));
      showTable(customers, {
        caption: 'Customers, in the order of their numbers',
        maxRows: 60,
        currency: 'GBP',
      });
      callout('note', md`Best seller: ${hostile}.`);
      callout('warning', 'Five customers have more returns than purchases.');
    },
  },
  {
    code: 'display.html(fragment);',
    outputs: [
      {
        output_type: 'display_data',
        data: {
          'text/html': `<b>Made by hand</b> ${hostile}<iframe src="https://example.org"></iframe>`,
          'text/plain': 'Made by hand',
        },
        metadata: {},
      },
    ],
  },
];

async function notebook(cells: readonly Cell[]): Promise<object> {
  let count = 0;
  const written: object[] = [];
  for (const { markdown, code, run, outputs = [] } of cells) {
    const id = `cell-${written.length}`;
    if (markdown !== undefined) {
      written.push({ cell_type: 'markdown', id, metadata: {}, source: markdown });
      continue;
    }
    const shown = [...outputs, ...(run === undefined ? [] : await recordOutputs(run))];
    written.push({
      cell_type: 'code',
      id,
      metadata: {},
      execution_count: (count += 1),
      source: code,
      outputs: shown,
    });
  }
  return {
    cells: written,
    metadata: {
      kernelspec: { name: 'tslab', display_name: 'TypeScript' },
      language_info: { name: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** Writes two executed notebooks, as the kernel would have left them. @returns their paths, in order */
export async function writeNotebooks(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (const [name, cells] of [
    ['01_description', description],
    ['04_exploration', exploration],
  ] as const) {
    const file = path.join(folder, `${name}.ipynb`);
    await writeFile(file, `${JSON.stringify(await notebook(cells), null, 1)}\n`);
    files.push(file);
  }
  return files;
}
