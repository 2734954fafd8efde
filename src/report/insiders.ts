import { type Settings } from '../config';
import {
  evaluationSummary,
  FORECAST_GROUP,
  quotedFor,
  type InsidersFacts,
  type RunFacts,
  type RunInShort,
} from '../programme';
import { segmentName } from '../scoring';
import { isManySetAside } from '../transactions';
import { laterUntouched, programmeLimits, trialTitle, trialWords, type Selection } from '../experiment';
import { amount, type FirstScreen } from '../texts';
import { reportContext, featureInText, recentAndFrequent, type ReportContext } from './context';
import { type ReportDocument, type ReportFacts, type Tile } from './document';
import { type ReportParts } from './parts';
import {
  actionsSection,
  findingsSection,
  guaranteeSection,
  howManySection,
  likeSection,
  limitsSection,
  methodSection,
  outlookSection,
  removalSection,
  ruleSection,
  sensitivitySection,
  shareSection,
  whoSection,
} from './sections';

/**
 * The business report as a document, in the language of the settings: the answer in the first screen, the nine
 * questions, what the answer hangs on, limits, method, and the closing table.
 *
 * The same parts give the same document.
 */
export function insidersReport(settings: Settings, parts: ReportParts): ReportDocument {
  const context = reportContext(settings, parts.run.facts);
  const sections = [
    whoSection,
    howManySection,
    likeSection,
    shareSection,
    outlookSection,
    ruleSection,
    removalSection,
    guaranteeSection,
    actionsSection,
    sensitivitySection,
    limitsSection,
    methodSection,
    findingsSection,
  ];
  return {
    ...documentFrame(context, parts.run.facts),
    name: 'insiders',
    title: context.frame.title,
    ...firstScreen(context, parts),
    sections: sections.map((section) => section(context, parts)),
  };
}

/** What a document says of its run, whatever it is about. */
export function documentFrame(
  { settings, writer, frame, rules, figure }: ReportContext,
  facts: RunFacts,
): Pick<ReportDocument, 'language' | 'locale' | 'about' | 'notice' | 'files' | 'facts'> {
  return {
    language: writer.language,
    locale: writer.locale,
    about: [...frame.about(settings.run, rules), frame.source(facts.source), figure.period],
    notice: noticeOf(
      frame.notice(facts.source),
      manySetAside(facts) ? frame.setAside(writer, facts.rowsSetAside, facts.rowsIn) : null,
    ),
    files: [
      { name: 'insiders.csv', title: frame.files.insiders },
      { name: 'customers.csv', title: frame.files.customers },
    ],
    facts: factsOf(facts),
  };
}

function manySetAside({ rowsSetAside, rowsIn }: RunFacts): boolean {
  return isManySetAside(rowsSetAside, rowsIn);
}

function noticeOf(...parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(' ');
}

function factsOf({ headline }: RunFacts): ReportFacts {
  const { customers, insiders, insidersRevenue, shareOfAll } = headline;
  return { customers, insiders, insidersRevenue, shareOfAll };
}

function firstScreen(
  context: ReportContext,
  parts: ReportParts,
): Pick<ReportDocument, 'headline' | 'tiles' | 'lead'> {
  const { writer, frame, settings } = context;
  const { facts, insiders, outlook } = parts.run;
  const { headline } = facts;
  const selection = selectionInWords(context, parts.run);
  const three = quotedFor(outlook, FORECAST_GROUP, 3);
  const expected =
    three === null
      ? null
      : { value: three.quoted.expected, ends: [three.quoted.low95, three.quoted.high95] as const };
  const screen: FirstScreen = {
    insiders: headline.insiders,
    customers: headline.customers,
    guests: facts.guests,
    segment: segmentName(parts.segments[0], writer.language),
    how: selection.how,
    asked: selection.asked,
    revenue: headline.insidersRevenue,
    net: facts.revenue === 'net_revenue',
    shareOfAll: headline.shareOfAll,
    shareInterval: insiders.shareInterval,
    expected,
  };
  return {
    headline: headline.insiders === 0 ? frame.nobody(writer, screen) : frame.headline(writer, screen),
    tiles: tilesOf(context, parts, screen),
    lead: frame.lead(writer, {
      apart: { customers: facts.giants, share: facts.giantRevenue / facts.allRevenue },
      giant: giantShare(parts.caveats.topHundredth),
      selection,
      spendLift:
        headline.insiders === 0 ? 1 : (headline.shareOfCustomers * headline.customers) / headline.insiders,
      gap: parts.run.alternatives.evidence?.gap,
      laterRatio: evaluationSummary(parts.evaluation)?.ratio ?? null,
      hasRule: parts.eligibility.status === 'found',
      insiders: headline.insiders,
      groups: facts.clustering.k,
      features: settings.rules.clustering.features.map((name) => featureInText(context, name)),
      shareOfAll: headline.shareOfAll,
      spendersShare: headline.topSpendersShareOfAll,
      recentAndFrequent: recentAndFrequent(insiders),
      guestShare: facts.guestRevenue / facts.allRevenue,
      guests: facts.guests,
      customers: headline.customers,
    }),
  };
}

/** How the Insiders were found, with the limits of a programme among these customers. */
function selectionInWords({ settings, writer }: ReportContext, { facts, alternatives }: RunInShort) {
  const { clustering, headline, guests } = facts;
  const { selection = FOUND_AS_SEGMENT } = clustering;
  const { minMembers, maxShare } = programmeLimits(settings.rules);
  const left = alternatives.finalists.find(
    ({ space, model, k }) => trialTitle({ space, spec: { model }, k }) === selection.movedFrom,
  );
  return {
    ...selection,
    movedFrom: left === undefined ? selection.movedFrom : trialWords(writer.language, left),
    asked: selection.size !== undefined,
    limits: { fewest: minMembers, most: Math.floor(maxShare * (headline.customers - guests)) },
  };
}

const FOUND_AS_SEGMENT: Selection = { how: 'segment', labels: [], shortfalls: [], movedFrom: null };

/** What a list of as many as the settings ask for brought after the latest date that had no part in choosing the model. */
function untouchedList({ origins }: ReportParts['evaluation']): ReturnType<typeof laterUntouched> {
  if (origins.length < 2) return null;
  const [, { originDay: day, selections }] = origins;
  const of = (name: 'group' | 'top-spenders') =>
    selections.find(({ selection }) => selection === name)!.futureShare;
  const { value: share, interval } = of('group');
  return { day, share, interval, spenders: of('top-spenders').value };
}

/** From this share of the segment's revenue on a single customer is named. */
const GIANT_SHARE = 0.5;

/** The share of a segment's revenue that one customer brings who is its biggest hundredth alone. */
function giantShare({ customers, shareOfSegment }: InsidersFacts['topHundredth']): number | null {
  return customers === 1 && shareOfSegment !== null && shareOfSegment >= GIANT_SHARE ? shareOfSegment : null;
}

function tilesOf(
  { writer, frame }: ReportContext,
  { caveats, lists, evaluation }: ReportParts,
  screen: FirstScreen,
): Tile[] {
  const { tiles } = frame;
  const { insiders, customers, shareOfAll, shareInterval, revenue, expected } = screen;
  const { later } = caveats;
  const untouched = screen.asked ? untouchedList(evaluation) : laterUntouched(lists);
  return [
    {
      label: tiles.insiders,
      value: writer.number(insiders),
      note: tiles.insidersNote(writer, insiders / customers, customers),
    },
    {
      label: tiles.share,
      value: writer.share(shareOfAll),
      note: tiles.shareNote(writer, shareInterval, revenue),
    },
    ...(expected === null
      ? []
      : [
          {
            label: tiles.expected,
            value: amount(writer, expected.value),
            note: tiles.expectedNote(writer, expected.ends),
          },
        ]),
    ...(untouched !== null
      ? [
          {
            label: tiles.laterOn(writer, untouched.day),
            value: writer.share(untouched.share),
            note: tiles.laterNote(writer, untouched.interval, untouched.spenders),
          },
        ]
      : later === null
        ? []
        : [
            {
              label: tiles.later,
              value: writer.share(later.share),
              note: `${tiles.laterNote(writer, later.interval, later.topSpenders)}; ${tiles.tookPart}`,
            },
          ]),
  ];
}
