import { type Settings } from '../../src/config';
import { type ReportParts } from '../../src/report';
import { type Selection } from '../../src/experiment';
import { type RunFacts, type TestPlan } from '../../src/programme';
import { playTexts, type CautionSaid, type PlaySaid } from '../../src/texts';

/** What a report is made of: settings and parts of a shop. */
export interface Shop {
  readonly settings: Settings;
  readonly parts: ReportParts;
}

const withFacts = ({ settings, parts }: Shop, facts: Partial<RunFacts>): Shop => ({
  settings,
  parts: { ...parts, run: { ...parts.run, facts: { ...parts.run.facts, ...facts } } },
});

const withInsiders = (
  { settings, parts }: Shop,
  insiders: Partial<ReportParts['run']['insiders']>,
): Shop => ({
  settings,
  parts: { ...parts, run: { ...parts.run, insiders: { ...parts.run.insiders, ...insiders } } },
});

const withSelection = (shop: Shop, selection: Partial<Selection>): Shop => {
  const { clustering } = shop.parts.run.facts;
  const found = { how: 'segment' as const, labels: [0], shortfalls: [], movedFrom: null };
  return withFacts(shop, { clustering: { ...clustering, selection: { ...found, ...selection } } });
};

const withEvidence = (shop: Shop, gap: number | null, reference: number | null): Shop => {
  const { parts } = shop;
  const evidence = {
    gap,
    reference: reference === null ? null : { mean: reference, least: 0.5, replicates: 9 },
  };
  const alternatives = { ...parts.run.alternatives, evidence };
  return { ...shop, parts: { ...parts, run: { ...parts.run, alternatives } } };
};

const withFinalists = (
  shop: Shop,
  change: (one: ReportParts['run']['alternatives']['finalists'][number], i: number) => object,
  more: Partial<ReportParts['run']['alternatives']> = {},
): Shop => {
  const { parts } = shop;
  const { alternatives } = parts.run;
  const finalists = alternatives.finalists.map((one, i) => ({ ...one, ...change(one, i) }));
  return {
    ...shop,
    parts: { ...parts, run: { ...parts.run, alternatives: { ...alternatives, finalists, ...more } } },
  };
};

/** Shops unlike the public one, each made of a shop at hand by changing what is said of it. */
export const SHOPS: Readonly<Record<string, (shop: Shop) => Shop>> = {
  'as it is': (shop) => shop,
  'of four years': (shop) => withFacts(shop, { firstDay: '2008-01-01' }),
  'of seven months': (shop) => withFacts(shop, { firstDay: '2011-05-10', windowDays: null }),
  'without returns': (shop) => withFacts(shop, { returnLines: 0 }),
  'of one country': (shop) => withInsiders(shop, { shopCountries: 1 }),
  'of many countries': (shop) =>
    withInsiders(shop, { shopCountries: 4, countries: [{ country: 'Portugal', insiders: 1 }] }),
  'without countries': (shop) => withInsiders(shop, { shopCountries: 0, countries: [] }),
  'without guests': (shop) => withFacts(shop, { guestRevenue: 0, guests: 0 }),
  'whose guests are customers': (shop) => withFacts(shop, { guestRevenue: 0, guests: 7 }),
  'with a giant': (shop) => withFacts(shop, { giants: 1, giantRevenue: 5e5, allRevenue: 9e5 }),
  'with two giants': (shop) => withFacts(shop, { giants: 2, giantRevenue: 5e5, allRevenue: 9e5 }),
  'of equal customers': (shop) => {
    const { headline } = shop.parts.run.facts;
    const shareOfCustomers = headline.insiders / headline.customers;
    const alike = withFacts(shop, { headline: { ...headline, shareOfCustomers } });
    return withInsiders(alike, { topTenthShare: 0.11, range: [45, 45] });
  },
  'with one Insider': (shop) => {
    const { headline } = shop.parts.run.facts;
    const one = withFacts(shop, { headline: { ...headline, insiders: 1, customers: 40 } });
    return withInsiders(one, { insiders: 1, topTenthShare: null, range: null });
  },
  'whose groups are no programme': (shop) =>
    withSelection(shop, {
      how: 'list',
      labels: [],
      order: 'decayed',
      shortfalls: [
        { kind: 'few', size: 3, limit: 20 },
        { kind: 'recency', group: 200, others: 20 },
      ],
    }),
  'too small for a programme': (shop) => {
    const { headline } = shop.parts.run.facts;
    const few = withFacts(shop, { headline: { ...headline, customers: 45, insiders: 15 } });
    return withSelection(few, {
      how: 'list',
      labels: [],
      shortfalls: [{ kind: 'many', size: 29, limit: 15 }],
    });
  },
  'that asked for a list': (shop) =>
    withSelection(shop, { how: 'list', labels: [], order: 'all-time', size: 50 }),
  'whose better groups are taken as one': (shop) =>
    withSelection(shop, {
      how: 'union',
      labels: [1, 2],
      shortfalls: [
        { kind: 'spend', group: 10, others: 20 },
        { kind: 'purchases', group: 1, others: 2 },
      ],
    }),
  'where another clustering is taken': (shop) =>
    withSelection(shop, { movedFrom: 'k-means', shortfalls: [{ kind: 'later', group: 5, others: 9 }] }),
  'that is one cloud': (shop) => withEvidence(shop, 1, 0.95),
  'with three groups': (shop) => withEvidence(shop, 3, 0.4),
  'whose gap names no number': (shop) => withEvidence(shop, null, null),
  'where no grouping meets the rule': (shop) => withFinalists(shop, () => ({ eligible: false })),
  'where one grouping meets a loosened rule': (shop) =>
    withFinalists(shop, (_, i) => ({ eligible: i === 0 }), { loosened: ['groups need not be stable'] }),
  'where all groupings are alike': (shop) =>
    withFinalists(shop, () => ({ insiders: 80, shareOfAll: 0.33, seedAgreement: null })),
  'without any group at an earlier day': ({ settings, parts }) => ({
    settings,
    parts: {
      ...parts,
      evaluation: {
        ...parts.evaluation,
        origins: [],
        skipped: (['too-short', 'too-few', 'no-group'] as const).map((reason) => ({
          originDay: '2010-11-05',
          reason,
        })),
      },
      plan: 'not-observed',
      caveats: { ...parts.caveats, later: null },
      lists: { ...parts.lists, origins: [] },
    },
  }),
  'without rule and replay': ({ settings, parts }) => ({
    settings,
    parts: {
      ...parts,
      eligibility: { ...parts.eligibility, status: 'none', reason: 'too_few' },
      replay: { status: 'none', reason: 'no_rule' },
      membership: {
        ...parts.membership,
        outcome: null,
        withoutGrace: null,
        bare: null,
        meets: null,
        stay: [],
      },
    },
  }),
  'too short for reviews': ({ settings, parts }) => ({
    settings,
    parts: {
      ...parts,
      replay: { status: 'none', reason: 'too_short' },
      membership: { ...parts.membership, outcome: null, withoutGrace: null, bare: null, meets: null },
    },
  }),
  'without forecast': ({ settings, parts }) => ({
    settings,
    parts: {
      ...parts,
      run: {
        ...parts.run,
        outlook: {
          ...parts.run.outlook,
          expectations: { ...parts.run.outlook.expectations, all: [] },
          newcomersShare: null,
        },
      },
    },
  }),
  'whose lists cannot be judged': ({ settings, parts }) => ({
    settings,
    parts: { ...parts, lists: { ...parts.lists, origins: [] } },
  }),
  'where everything can be done': ({ settings, parts }) => {
    const { actions } = parts;
    const cautions = Object.keys(playTexts.en.cautions) as CautionSaid[];
    const reasons = ['nobody-to-invite', 'no-other-segment', 'too-short'] as const;
    const segments = (Object.keys(playTexts.en.plays) as PlaySaid[]).map((play, i) => ({
      ...actions.segments[0],
      ...{ play, cautions, prize: null, noPrize: reasons[i % reasons.length] },
    }));
    return { settings, parts: { ...parts, actions: { ...actions, guests: null, segments } } };
  },
  'that fixes its reviews': ({ settings, parts }) => {
    const { membership, replay } = parts;
    if (replay.status === 'none') throw new Error('the shop at hand must have a replay');
    const recommended = replay.outcomes.find(
      ({ slack, graceReviews }) =>
        slack !== membership.applied.slack && graceReviews !== membership.applied.graceReviews,
    )!;
    const given = { slack: membership.applied.slack };
    return { settings, parts: { ...parts, membership: { ...membership, given, recommended } } };
  },
  'cleaned by two sets of rules': ({ settings, parts }) => ({
    settings,
    parts: { ...parts, other: { ...parts.run, inBoth: 3, inEither: 6 } },
  }),
  'with one earlier day': ({ settings, parts }) => ({
    settings,
    parts: {
      ...parts,
      lists: { ...parts.lists, origins: parts.lists.origins.slice(0, 1) },
      caveats: {
        ...parts.caveats,
        later: { share: 0.5, interval: [0.4, 0.6], topSpenders: 0.5, gain: 0, gainInterval: [-0.1, 0.1] },
      },
    },
  }),
  'whose first segment has guests': ({ settings, parts }) => {
    const [first, ...rest] = parts.segments;
    const guests = { customers: 3, shareOfSegment: 0.1 };
    const segments = [{ ...first, guests: 3, invitable: first.customers - 3 }, ...rest];
    return { settings, parts: { ...parts, segments, caveats: { ...parts.caveats, guests } } };
  },
  'with nobody to invite': (shop) => {
    const { facts, insiders } = shop.parts.run;
    const none = { n: 0, mean: null, meanInterval: null, median: null, medianInterval: null };
    const headline = { ...facts.headline, insiders: 0, insidersRevenue: 0, shareOfAll: 0 };
    const features = insiders.features.map((each) => ({ ...each, insiders: none }));
    const nobody = withInsiders(shop, {
      insiders: 0,
      features,
      countries: [],
      topTenthShare: null,
      range: null,
    });
    return withFacts(nobody, { headline });
  },
  ...Object.fromEntries(
    (['plain', 'winsorised', 'adjusted', 'winsorised-adjusted', 'log'] as const).map((measure) => [
      `whose test is measured by ${measure}`,
      ({ settings, parts }: Shop): Shop => {
        const effect = {
          measure,
          days: 90,
          customers: 200,
          invited: 100,
          heldOut: 100,
          amount: 30,
          relative: 0.2,
        };
        const spread = { measure, days: 90, observed: 200, mean: 150, sd: 80, correlation: 0.5 };
        const plan: TestPlan = {
          ...{ alpha: 0.05, power: 0.8, heldOutShare: 0.5, members: 200, invited: 100, heldOut: 100 },
          ...{ spreads: [spread], effects: [effect], recommended: effect, customersForTenPercent: 800 },
          curves: [{ days: 90, points: [{ ...effect, customers: 100, relative: 0.3 }, effect] }],
        };
        return { settings, parts: { ...parts, plan } };
      },
    ]),
  ),
  ...Object.fromEntries(
    (['no_insiders', 'all_insiders', 'no_split'] as const).map((reason) => [
      `without a rule, ${reason}`,
      ({ settings, parts }: Shop): Shop => ({
        settings,
        parts: { ...parts, eligibility: { ...parts.eligibility, status: 'none', reason } },
      }),
    ]),
  ),
  'whose customers buy by chance': ({ settings, parts }) => {
    const origins = parts.evaluation.origins.map((origin) => ({
      ...origin,
      selections: origin.selections.map((each) => ({
        ...each,
        revenueRatio: { value: 0.8, interval: [0.6, 1.1] as const },
      })),
    }));
    const listed = parts.lists.origins.map((origin) => ({
      ...origin,
      lists: origin.lists.map((list) => ({ ...list, share: list.size / origin.known })),
    }));
    return {
      settings,
      parts: {
        ...parts,
        evaluation: { ...parts.evaluation, origins },
        lists: { ...parts.lists, origins: listed },
      },
    };
  },
  'whose test is drawn': ({ settings, parts }) => ({
    settings,
    parts: { ...parts, test: { start: '2011-12-31', invited: 31, heldOut: 30 } },
  }),
  'whose test is drawn and cannot be planned': ({ settings, parts }) => ({
    settings,
    parts: { ...parts, plan: 'not-observed', test: { start: '2011-12-31', invited: 1, heldOut: 1 } },
  }),
  'with too few members to test': ({ settings, parts }) => ({
    settings,
    parts: { ...parts, plan: 'too-few-members' },
  }),
  'with rows set aside': (shop) => withFacts(shop, { rowsIn: 100, rowsKept: 90, rowsSetAside: 10 }),
  'of its own, in reais': (shop) => ({
    ...withFacts(shop, { source: { name: 'vendas.csv', isSample: false, notice: null } }),
    settings: { ...shop.settings, currency: 'BRL', givenCurrency: 'BRL' },
  }),
  'whose order is sure': ({ settings, parts }) => ({
    settings,
    parts: { ...parts, lists: { ...parts.lists, best: 'all-time', bestSaid: true } },
  }),
  'whose group is not stable': ({ settings, parts }) => ({
    settings,
    parts: {
      ...parts,
      segments: parts.segments.map((each) => ({
        ...each,
        stability: { jaccard: 0.5, grade: 'not to be trusted' as const },
      })),
    },
  }),
};
