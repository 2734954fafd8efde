import {
  barsFigure,
  dotsFigure,
  figure,
  heatmapFigure,
  linesFigure,
  segmentColour,
  toPlotly,
  type FigureWords,
} from '../../../src/charts';
import { type Language } from '../../../src/config';
import { type Block, type ReportDocument, type ReportSection, type TableBlock } from '../../../src/report';
import { createWriter, locales } from '../../../src/texts';
import { hostile } from './samples';

/** A word that no line of a telephone holds. */
export const longWord = 'Wiederkaufswahrscheinlichkeitsverteilungsfunktion'.repeat(2);

const names = ['Insiders', 'Regulars', 'Newcomers', 'Lapsing', 'Gone'];
const revenue = [5_190_301.4, 1_804_880.12, 402_311.9, 611_240.5, 198_004.25];
const counts = [812, 1204, 655, 901, 761];

/** The words of the sample, in both languages; enough to see which is which. */
const said = {
  en: {
    title: 'Whom to invite to the Insiders programme',
    notice: 'These are not real customers: the transactions were generated from the seed 352.',
    headline:
      'Invite **812 of 4,333 customers**: they bring 63.2% of the revenue, and are expected to bring 58% to 66% of the next 90 days’.',
    question: 'Who are the Insiders?',
    answer: 'The **812 customers** who buy most often, most recently and for most money.',
    caveat: 'A year of data cannot tell *season* from growth.',
    tiles: ['Insiders', 'Share of revenue', 'Expected, 90 days', 'Probability alive'],
    revenue: 'Net revenue, £',
    rule: 'The rule, for a database',
    noResult: 'Nothing else was found.',
  },
  pt: {
    title: 'Quem convidar para o programa Insiders',
    notice: 'Estes clientes não são reais: as transações foram geradas a partir da semente 352.',
    headline:
      'Convide **812 de 4.333 clientes**: eles trazem 63,2% da receita, e devem trazer de 58% a 66% da receita dos próximos 90 dias.',
    question: 'Quem são os Insiders?',
    answer: 'Os **812 clientes** que compram com mais frequência, há menos tempo e por valores mais altos.',
    caveat: 'Um ano de dados não distingue *sazonalidade* de crescimento.',
    tiles: ['Insiders', 'Parcela da receita', 'Esperado, 90 dias', 'Probabilidade de estar ativo'],
    revenue: 'Receita líquida, £',
    rule: 'A regra, para um banco de dados',
    noResult: 'Nada mais foi encontrado.',
  },
} as const;

const figureWords = (title: string): FigureWords => ({
  title,
  subtitle: 'Net revenue by segment, in pounds; n = 4,333, Dec 2010 to Dec 2011',
  caption: 'Source: generated transactions.',
  alt: `A chart: ${title}.`,
});

function figures(language: Language): Block[] {
  const writer = createWriter(language, 'GBP');
  const months = Array.from({ length: 13 }, (_, i) =>
    new Date(Date.UTC(2010, 11 + i, 1)).toISOString().slice(0, 10),
  );
  const wave = months.map((_, i) => 400_000 + 120_000 * Math.sin(i / 2));
  const drawn = [
    barsFigure(
      figureWords('Insiders bring 63% of the revenue'),
      {
        labels: names,
        series: [{ name: 'Net revenue', values: revenue }],
        texts: [revenue.map((value) => writer.money(value, { compact: true }))],
        valueTitle: said[language].revenue,
      },
      { lying: true },
    ),
    dotsFigure(
      figureWords('The shares hold when customers are drawn again'),
      names,
      [
        {
          name: 'Share',
          values: revenue.map((value) => value / 8_206_738),
          intervals: [
            {
              low: revenue.map((value) => value / 8_906_738),
              high: revenue.map((value) => value / 7_606_738),
            },
          ],
        },
      ],
      { valueTitle: 'Share', lying: true, valueAxis: { tickformat: '.0%' } },
    ),
    linesFigure(figureWords('Revenue peaks before Christmas'), [{ name: 'Revenue', x: months, y: wave }], {
      xTitle: 'Month',
      yTitle: said[language].revenue,
      xAxis: { tickformat: '%b %Y' },
    }),
    heatmapFigure(
      figureWords('Segments differ in every feature'),
      {
        x: Array.from({ length: 12 }, (_, i) => `Feature ${i + 1}`),
        y: names,
        z: names.map((_, i) => Array.from({ length: 12 }, (_each, j) => Math.sin(i + j))),
        text: names.map((_, i) => Array.from({ length: 12 }, (_each, j) => Math.sin(i + j).toFixed(2))),
      },
      { scale: 'diverging', colourTitle: 'z' },
    ),
    figure({
      ...figureWords('Most Insiders were Insiders half a year before'),
      data: [
        {
          type: 'sankey',
          arrangement: 'fixed',
          node: {
            label: [...names, ...names],
            color: [0, 1, 2, 3, 4, 0, 1, 2, 3, 4].map(segmentColour),
            pad: 24,
          },
          link: {
            source: [0, 0, 1, 2, 3, 4],
            target: [5, 6, 6, 7, 8, 9],
            value: [700, 112, 1204, 655, 901, 761],
            color: 'rgba(120, 130, 140, 0.35)',
          },
        },
      ],
    }),
  ];
  return drawn.map((each) => ({ type: 'figure', figure: toPlotly(each) }));
}

function segmentTable(language: Language): TableBlock {
  const writer = createWriter(language, 'GBP');
  return {
    type: 'table',
    caption: said[language].question,
    columns: [
      { heading: 'Segment', numeric: false },
      { heading: 'Customers', numeric: true, explanation: 'With at least one purchase.' },
      { heading: said[language].revenue, numeric: true },
      { heading: 'Share (95%)', numeric: true },
    ],
    rows: names.map((name, i) => [
      { text: i === 4 ? hostile : name },
      { text: i === 3 ? '–' : writer.number(counts[i]), ...(i === 3 ? {} : { sort: counts[i] }) },
      { text: writer.money(revenue[i]), sort: revenue[i] },
      {
        text: `${writer.share(revenue[i] / 8_206_738)} (${writer.share(revenue[i] / 8_906_738)} – ${writer.share(revenue[i] / 7_606_738)})`,
        sort: revenue[i] / 8_206_738,
      },
    ]),
  };
}

/** Fourteen columns of numbers and forty rows: wider than a telephone or a sheet, longer than a screen. */
function wideTable(language: Language): TableBlock {
  const writer = createWriter(language, 'GBP');
  return {
    type: 'table',
    caption: 'Wide and long',
    columns: [
      { heading: 'Name', numeric: false },
      ...Array.from({ length: 13 }, (_, j) => ({ heading: `Month ${j + 1}`, numeric: true })),
    ],
    rows: Array.from({ length: 40 }, (_, i) => [
      { text: `Row ${i + 1}` },
      ...Array.from({ length: 13 }, (_each, j) => ({ text: writer.money(1e6 + i * j), sort: 1e6 + i * j })),
    ]),
  };
}

/** A report with every type of block, hostile values, long words, and parts that are empty. */
export function sampleDocument(
  language: Language,
  name: ReportDocument['name'] = 'insiders',
): ReportDocument {
  const words = said[language];
  const rule =
    "SELECT customer_id,\n  CASE WHEN net_revenue >= 2000 AND description <> '</script>' THEN 'enter' END AS verdict\nFROM customers;";
  const sections: ReportSection[] = [
    {
      id: 'question-1',
      heading: words.question,
      answer: words.answer,
      blocks: [
        ...figures(language).slice(0, 2),
        segmentTable(language),
        { type: 'prose', markdown: `**812** \\*\n\n- a\n- b\n\n${hostile}` },
      ],
      caveat: words.caveat,
    },
    {
      id: 'question-6',
      heading: `${words.question} (${longWord})`,
      answer: `${words.answer} ${longWord}`,
      blocks: [
        { type: 'code', caption: words.rule, language: 'sql', text: rule },
        ...figures(language).slice(2, 4),
        wideTable(language),
      ],
      caveat: '',
    },
    { id: 'limits', heading: words.noResult, answer: '', blocks: figures(language).slice(4), caveat: '' },
    {
      id: 'empty',
      heading: hostile,
      answer: '',
      blocks: [{ type: 'code', caption: hostile, language: 'text', text: hostile }],
      caveat: '',
    },
  ];
  const values = ['812', '63,2%', '£ 1,9 mi', '0,94'];
  return {
    name,
    language,
    locale: locales[language],
    title: name === 'insiders' ? words.title : `${words.title} (2)`,
    about: ['trial', 'default', 'Dec 2010 – Dec 2011'],
    notice: words.notice,
    headline: words.headline,
    tiles: words.tiles.map((label, i) => ({
      label,
      value: values[i],
      note: i === 3 ? '' : '95%: 58% – 66%',
    })),
    lead: [words.caveat],
    sections,
    files: name === 'insiders' ? [{ name: 'insiders.csv', title: words.question }] : [],
    facts: { customers: 4334, insiders: 812, insidersRevenue: 5_190_301.4, shareOfAll: 0.632 },
  };
}

/** A report in which everything that may be empty is. */
export function bareDocument(): ReportDocument {
  return {
    ...sampleDocument('en', 'comparison'),
    about: [],
    notice: null,
    tiles: [],
    lead: [],
    sections: [{ id: 'one', heading: 'One', answer: '', blocks: [], caveat: '' }],
    files: [],
  };
}
