import { outlookFigure, partsFigure } from '../../charts';
import { FORECAST_GROUP, quotedFor } from '../../programme';
import { segmentName } from '../../scoring';
import { dayText, type Interval } from '../../numeric';
import {
  amount,
  reportGroupTexts,
  reportOutlookTexts,
  span,
  type OutlookFacts,
  type QuotedFacts,
  type ShareFacts,
} from '../../texts';
import { FORECAST_METHODS, type Estimate, type Expectation, type ForecastMethodName } from '../../value';
import { cell, figureBlocks, numbers, proseBlocks, tableBlocks, words } from '../blocks';
import { recentAndFrequent, type ReportContext } from '../context';
import { type Block, type ReportSection } from '../document';
import { type ReportParts } from '../parts';

/** Question 4: what share of revenue they bring. */
export function shareSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { writer, customersFigure } = context;
  const { share } = reportGroupTexts[writer.language];
  const { facts: run, insiders } = parts.run;
  const { headline } = run;
  const facts: ShareFacts = {
    insiders: headline.insiders,
    customers: headline.customers,
    shareOfAll: headline.shareOfAll,
    shareInterval: insiders.shareInterval,
    shareOfCustomers: headline.shareOfCustomers,
    revenue: headline.insidersRevenue,
    net: run.revenue === 'net_revenue',
    allRevenue: run.allRevenue,
    guestRevenue: run.guestRevenue,
    giantRevenue: run.giantRevenue,
    spendersShare: headline.topSpendersShareOfAll,
    recentAndFrequent: recentAndFrequent(insiders),
    topTenthShare: insiders.topTenthShare,
  };
  return {
    id: 'question-4',
    heading: share.heading,
    answer: share.answer(writer, facts),
    blocks: [
      ...figureBlocks(partsFigure(revenueParts(context, parts), facts.net, customersFigure, writer)),
      ...proseBlocks(share.remarks(writer, facts)),
    ],
    caveat: share.caveat(writer, facts),
  };
}

function revenueParts({ writer, frame }: ReportContext, { run, segments }: ReportParts) {
  const { headline, guestRevenue, giantRevenue, allRevenue } = run.facts;
  const own = headline.insiders / headline.customers;
  const [top, ...rest] = segments;
  const left = { customers: top.customers - top.invitable, revenue: top.shareOfAll - headline.shareOfAll };
  return [
    { name: frame.insiders, customers: own, revenue: headline.shareOfAll },
    { name: frame.asManySpenders, customers: own, revenue: headline.topSpendersShareOfAll },
    ...(left.customers > 0
      ? [
          {
            name: frame.segmentsGuests,
            customers: left.customers / headline.customers,
            revenue: left.revenue,
          },
        ]
      : []),
    ...rest.map((segment) => ({
      name: segmentName(segment, writer.language),
      customers: segment.shareOfCustomers,
      revenue: segment.shareOfAll,
    })),
    ...(giantRevenue === 0
      ? []
      : [{ name: frame.setApart, customers: null, revenue: giantRevenue / allRevenue }]),
    ...(guestRevenue === 0
      ? []
      : [{ name: frame.guests, customers: null, revenue: guestRevenue / allRevenue }]),
  ];
}

/** Question 5: what is expected of them. */
export function outlookSection(context: ReportContext, parts: ReportParts): ReportSection {
  const { writer, figure } = context;
  const texts = reportOutlookTexts[writer.language];
  const facts = outlookFacts(context, parts);
  return {
    id: 'question-5',
    heading: texts.heading,
    answer: texts.answer(writer, facts),
    blocks: [
      ...figureBlocks(outlookFigure(parts.run.outlook, figure, writer)),
      ...expectedTable(context, parts),
      ...proseBlocks(facts.three === null ? '' : texts.remarks(writer, facts)),
    ],
    caveat: texts.caveat(writer, facts),
  };
}

function outlookFacts({ days, writer }: ReportContext, { run }: ReportParts): OutlookFacts {
  const { outlook } = run;
  const [three, six] = [3, 6].map((months) => quotedFor(outlook, FORECAST_GROUP, months));
  const words = (method: ForecastMethodName) => FORECAST_METHODS[method].words[writer.language];
  return {
    firstDay: outlook.firstDay,
    lastDay: outlook.lastDay,
    three: three === null ? null : quoted(three),
    six: six === null ? null : quoted(six),
    all: ((base) => (base === null ? null : quoted(base)))(quotedFor(outlook, 'base', 3)),
    made:
      three === null
        ? null
        : {
            method: words(three.method).inText,
            from: outlook.expectations.adopted.from,
            intervalFrom: three.intervalFrom,
            leansDown: three.leansDown,
            origins: three.origins,
            meanAbsoluteError: three.meanAbsoluteError,
            others: three.methods
              .filter(({ method }) => method !== three.method)
              .map(({ method, value }) => ({ label: words(method).label, value })),
          },
    newcomersShare: outlook.newcomersShare,
    days,
  };
}

function quoted({ months, quoted: estimate, lastQuarter, lastYear }: Expectation): QuotedFacts {
  return { months, value: estimate.expected, ends: endsOf95(estimate), lastQuarter, lastYear };
}

function endsOf95({ low95, high95 }: Estimate): Interval {
  return [low95, high95];
}

function expectedTable({ writer, frame }: ReportContext, { run }: ReportParts): Block[] {
  const texts = reportOutlookTexts[writer.language];
  const { columns } = texts;
  const money = (value: number): string => amount(writer, value);
  const past = (value: number | null) => cell(value === null ? writer.number(null) : money(value), value);
  return tableBlocks(
    texts.caption,
    [
      words(columns.who),
      words(columns.months),
      numbers(columns.expected),
      numbers(columns.quoted, columns.meanings.quoted),
      numbers(columns.lastQuarter, columns.meanings.lastQuarter),
      numbers(columns.lastYear, columns.meanings.lastYear),
    ],
    run.outlook.expectations.all.map((one) => [
      cell(one.who === 'base' ? frame.all : frame.insiders),
      cell(texts.months(writer, one.months, dayText(one.endDay)), one.months),
      cell(money(one.quoted.expected), one.quoted.expected),
      cell(span(writer, endsOf95(one.quoted), money), one.quoted.low95),
      past(one.lastQuarter),
      past(one.lastYear),
    ]),
  );
}
