import { contrastFigure, segmentProfileFigure } from '../../charts';
import { featureWords } from '../../features';
import { segmentName } from '../../scoring';
import { accountOf, type FeatureContrast } from '../../programme';
import { type Interval } from '../../numeric';
import {
  groupsTexts,
  reportGroupTexts,
  span,
  type HowManyFacts,
  type LikeFacts,
  type WhoFacts,
} from '../../texts';
import { cell, figureBlocks, numbers, plain, proseBlocks, tableBlocks, words } from '../blocks';
import { featureInText, writeFeature, type ReportContext } from '../context';
import { type Block, type ReportSection } from '../document';
import { type ReportParts } from '../parts';

/** The features by which the Insiders are compared, as far as a run has them apart. */
const SHOWN = [
  'n_invoices',
  'n_products',
  'avg_basket_size',
  'avg_unique_basket_size',
  'avg_ticket',
  'recency_days',
  'avg_days_between_purchases',
  'tenure_days',
  'returned_share',
];

/** Features of which the text names the strongest: more of them is what a shop wishes. */
const PRAISED = ['n_invoices', 'n_products', 'avg_basket_size', 'avg_unique_basket_size', 'avg_ticket'];

/** Question 1: who they are. */
export function whoSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { who } = reportGroupTexts[context.writer.language];
  const facts = whoFacts(context, parts);
  return {
    id: 'question-1',
    heading: who.heading,
    answer: who.answer(context.writer, facts),
    blocks: proseBlocks(who.remarks(context.writer, facts)),
    caveat: who.caveat(context.writer, facts),
  };
}

function whoFacts({ writer }: ReportContext, { run, segments, caveats }: ReportParts): WhoFacts {
  const { insiders, facts } = run;
  const of = (name: string): FeatureContrast | undefined =>
    insiders.features.find((each) => each.name === name);
  const [top] = insiders.countries;
  return {
    insiders: insiders.insiders,
    segment: segmentName(segments[0], writer.language),
    from: facts.windowStart,
    to: facts.referenceDay,
    recencyDays: of('recency_days')?.insiders.median ?? null,
    invoices: of('n_invoices')?.insiders.median ?? null,
    revenue: of(facts.revenue)?.insiders.median ?? null,
    restRecencyDays: of('recency_days')?.rest.median ?? null,
    restInvoices: of('n_invoices')?.rest.median ?? null,
    restRevenue: of(facts.revenue)?.rest.median ?? null,
    guestsLeftOut: caveats.guests.customers,
    wholesalers: caveats.wholesalers.customers,
    wholesalersShare: caveats.wholesalers.shareOfSegment,
    topCountry: top?.country ?? null,
    topCountryShare: top === undefined ? 0 : top.insiders / insiders.insiders,
    countries: insiders.shopCountries,
  };
}

/** Question 2: how many they are, among the segments. */
export function howManySection(context: ReportContext, parts: ReportParts): ReportSection {
  const { howMany } = reportGroupTexts[context.writer.language];
  const { run, segments, caveats } = parts;
  const others = run.alternatives.finalists.filter(({ chosen, eligible }) => !chosen && eligible);
  const facts: HowManyFacts = {
    insiders: run.insiders.insiders,
    segmentCustomers: segments[0].customers,
    ...accountOf(run.facts),
    guestsLeftOut: caveats.guests.customers,
    stability: segments[0].stability,
    how: run.facts.clustering.selection?.how ?? 'segment',
    gap: run.alternatives.evidence?.gap,
    alternatives: endsOf(others.map(({ insiders }) => insiders)),
  };
  return {
    id: 'question-2',
    heading: howMany.heading,
    answer: howMany.answer(context.writer, facts),
    blocks: [
      ...segmentsTable(context, parts),
      ...proseBlocks(howMany.remarks(context.writer, facts), groupsWords(context, parts)),
    ],
    caveat: howMany.caveat(context.writer, facts),
  };
}

/** Whether there are groups at all: the stability beside that of a cloud, and the gap statistic's verdict. */
function groupsWords({ writer }: ReportContext, { run }: ReportParts): string {
  const { finalists, evidence } = run.alternatives;
  if (evidence === undefined) return '';
  const facts = {
    stability: finalists.find(({ chosen }) => chosen)?.stability ?? null,
    reference: evidence.reference?.mean ?? null,
    gap: evidence.gap,
  };
  const texts = groupsTexts[writer.language];
  return plain(texts.stability(writer, facts), texts.gap(writer, facts));
}

/** The smallest and the largest; null without any. */
export function endsOf(values: readonly number[]): Interval | null {
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}

/** The segments by total revenue, and the guests' line where guests are no customers. */
function segmentsTable({ writer, frame }: ReportContext, { run, segments }: ReportParts): Block[] {
  const { columns, howMany } = reportGroupTexts[writer.language];
  const { facts } = run;
  // Where all can be invited, a column that says so says nothing.
  const someCannot = segments.some(({ customers, invitable }) => invitable < customers);
  const rows = segments.map((segment) => {
    const mean = segment.revenue / segment.customers;
    const { n_invoices: invoices = null, recency_days: recency = null } = segment.medians;
    return [
      cell(`${segment.cluster}. ${segmentName(segment, writer.language)}`),
      cell(writer.number(segment.customers), segment.customers),
      cell(writer.share(segment.shareOfCustomers), segment.shareOfCustomers),
      ...(someCannot ? [cell(writer.number(segment.invitable), segment.invitable)] : []),
      cell(writer.money(segment.revenue, { decimals: 0 }), segment.revenue),
      cell(writer.share(segment.shareOfAll), segment.shareOfAll),
      cell(writeFeature(writer, facts.revenue, mean), mean),
      cell(writeFeature(writer, 'recency_days', recency), recency),
      cell(writeFeature(writer, 'n_invoices', invoices), invoices),
    ];
  });
  const outside = [
    { name: frame.setApart, customers: facts.giants, revenue: facts.giantRevenue },
    { name: frame.guests, customers: null, revenue: facts.guestRevenue },
  ].filter(({ revenue }) => revenue !== 0);
  for (const { name, customers, revenue } of outside) {
    const share = revenue / facts.allRevenue;
    const none = cell(writer.number(null));
    rows.push([
      cell(name),
      customers === null ? none : cell(writer.number(customers), customers),
      none,
      ...(someCannot ? [none] : []),
      cell(writer.money(revenue, { decimals: 0 }), revenue),
      cell(writer.share(share), share),
      none,
      none,
      none,
    ]);
  }
  return tableBlocks(
    facts.guestRevenue === 0 ? howMany.caption : howMany.captionWithGuests,
    [
      words(columns.segment),
      numbers(columns.customers),
      numbers(columns.shareOfCustomers),
      ...(someCannot ? [numbers(columns.invitable)] : []),
      numbers(columns.revenue),
      numbers(columns.shareOfAll),
      numbers(columns.meanRevenue),
      numbers(columns.medianRecency),
      numbers(columns.medianInvoices),
    ],
    rows,
  );
}

/** Question 3: what they are like. */
export function likeSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { writer, settings, customersFigure } = context;
  const { like } = reportGroupTexts[writer.language];
  const { insiders, facts: run } = parts.run;
  const shown = [run.revenue, ...SHOWN, ...settings.rules.clustering.features]
    .filter((name, i, all) => all.indexOf(name) === i)
    .flatMap((name) => insiders.features.filter((each) => each.name === name));
  const strongest = shown
    .filter(({ name, clustered }) => PRAISED.includes(name) && !clustered)
    .map(({ name, insiders: own, rest }) => ({
      feature: featureInText(context, name),
      times: ratio(own, rest),
    }))
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times)
    .slice(0, 2);
  const compared = insiders.insiders > 0 && insiders.rest > 0;
  const facts: LikeFacts = {
    strongest,
    compared,
    clustered: settings.rules.clustering.features.map((name) => featureInText(context, name)),
    topTenthShare: insiders.topTenthShare,
    range: insiders.range,
  };
  return {
    id: 'question-3',
    heading: like.heading,
    answer: like.answer(writer, facts),
    blocks: [
      ...figureBlocks(compared ? contrastFigure(shown, insiders.insiders, customersFigure, writer) : null),
      ...(compared ? contrastTables(context, shown) : []),
      ...proseBlocks(like.remarks(writer, facts)),
      ...figureBlocks(
        parts.segments.length > 1 ? segmentProfileFigure(parts.segments, customersFigure, writer) : null,
      ),
    ],
    caveat: like.caveat(writer, facts),
  };
}

function ratio(own: FeatureContrast['insiders'], rest: FeatureContrast['rest']): number {
  const [a, b] = [own.median ?? 0, rest.median ?? 0];
  return a > 0 && b > 0 ? a / b : 0;
}

/** Medians, and below them means, each with its interval. */
function contrastTables({ writer, frame }: ReportContext, features: readonly FeatureContrast[]): Block[] {
  const { like, columns } = reportGroupTexts[writer.language];
  const written = (name: string, value: number | null, ends: Interval | null): string =>
    ends === null
      ? writeFeature(writer, name, value)
      : `${writeFeature(writer, name, value)} (${span(writer, ends, (end) => writeFeature(writer, name, end))})`;
  const table = (part: 'median' | 'mean', ends: 'medianInterval' | 'meanInterval'): Block[] =>
    tableBlocks(
      like.captions[part],
      [words(columns.measure), numbers(frame.insiders), numbers(frame.rest)],
      features.map(({ name, insiders, rest }) => [
        cell(featureWords(writer.language, name).heading),
        cell(written(name, insiders[part], insiders[ends]), insiders[part]),
        cell(written(name, rest[part], rest[ends]), rest[part]),
      ]),
    );
  return [...table('median', 'medianInterval'), ...table('mean', 'meanInterval')];
}
