import { publishedSharesFigure, publishedSilhouettesFigure } from '../charts';
import { clusteringModel } from '../clustering';
import { type Settings } from '../config';
import {
  countPublishedRules,
  readSilhouettes,
  spendersShare,
  type RunInShort,
  type SilhouettePair,
} from '../programme';
import { featureWords } from '../features';
import { publishedResult, publishedSilhouettes } from '../experiment';
import { spaceLabel } from '../spaces';
import { comparisonTexts, differencesTexts, type ComparisonFacts, type RulesFacts } from '../texts';
import { cell, figureBlocks, numbers, proseBlocks, tableBlocks, words } from './blocks';
import { reportContext, writeFeature, type ReportContext } from './context';
import { type Block, type ReportDocument, type ReportSection, type Tile } from './document';
import { documentFrame } from './insiders';
import { type ReportParts } from './parts';
import { presetsTable } from './sections';

/** What the page is made of, beside the report's parts. */
interface ComparisonParts {
  readonly run: RunInShort;
  readonly other: ReportParts['other'];
  readonly facts: ComparisonFacts;
  readonly rules: RulesFacts;
  /** Ward on the features, and the chosen grouping's model in its space. */
  readonly ward: readonly SilhouettePair[];
  readonly chosen: readonly SilhouettePair[];
}

/** The spaces whose published silhouettes the table shows. */
const SPACES = ['min-max', 'umap'] as const;

/**
 * The page that sets the published result beside ours, in the language of the settings.
 *
 * @returns null where there is nothing to compare: another preset than the published rules, or other data than those
 *   that the published result was made of
 */
export async function comparisonReport(
  settings: Settings,
  { run, other }: Pick<ReportParts, 'run' | 'other'>,
): Promise<ReportDocument | null> {
  if (settings.preset !== 'reference' || !run.facts.isPublicDataSet) return null;
  const listed = Object.keys(settings.presets).includes('default') ? settings.presets.default : null;
  const counted = await countPublishedRules(settings, listed);
  const ward = await readSilhouettes(settings, 'min-max', 'ward');
  const chosen = await readSilhouettes(settings, 'umap', 'ward');
  const parts: ComparisonParts = {
    run,
    other,
    ward,
    chosen,
    facts: factsOf(run, ward, await spendersShare(settings, publishedResult.insiders)),
    rules: { ...counted, droppedByNumber: droppedOf(run), file: publishedResult.file },
  };
  const context = reportContext(settings, run.facts);
  const texts = comparisonTexts[context.writer.language];
  return {
    ...documentFrame(context, run.facts),
    name: 'comparison',
    title: context.frame.comparisonTitle,
    headline: texts.headline(context.writer, parts.facts),
    tiles: tilesOf(context, parts),
    lead: texts.lead(context.writer, parts.facts),
    sections: [
      resultSection(context, parts),
      await silhouettesSection(context, parts),
      differencesSection(context, parts),
      presetsSection(context, parts),
    ],
  };
}

function factsOf(
  { facts, alternatives }: RunInShort,
  ward: readonly SilhouettePair[],
  publishedSpendersShare: number | null,
): ComparisonFacts {
  const { headline } = facts;
  const published = publishedSilhouettes.find(({ space }) => space === 'min-max');
  const differences = ward.flatMap(({ k, own }) => {
    const value = published?.models.ward[published.ks.indexOf(k)];
    return own === null || value === undefined ? [] : [Math.abs(own - value)];
  });
  const chosen = alternatives.finalists.find((one) => one.chosen);
  return {
    publishedInsiders: publishedResult.insiders,
    publishedShareOfCustomers: publishedResult.shareOfCustomers,
    publishedShare: publishedResult.shareOfRevenue,
    publishedCustomers: publishedResult.customers,
    insiders: headline.insiders,
    shareOfCustomers: headline.insiders / headline.customers,
    share: headline.shareOfAll,
    customers: headline.customers,
    publishedSpendersShare,
    spendersShare: headline.topSpendersShareOfAll,
    wardDifference: differences.length === 0 ? null : Math.max(...differences),
    own: chosen?.ownSilhouette ?? null,
    common: chosen?.commonSilhouette ?? null,
    groups: facts.clustering.k,
  };
}

/** What the ledger says of customers who were dropped by number. */
function droppedOf({ facts }: RunInShort): RulesFacts['droppedByNumber'] {
  const step = facts.ledger.find(({ rule }) => rule === 'customer_in');
  return step === undefined ? null : { gross: step.purchases_dropped, net: step.value_dropped };
}

function tilesOf({ writer }: ReportContext, { facts }: ComparisonParts): Tile[] {
  const { tiles } = comparisonTexts[writer.language];
  const tile = (label: string, share: number, customers: number): Tile => ({
    label,
    value: writer.share(share),
    note: tiles.ofRevenue(writer, customers),
  });
  return [
    tile(tiles.published, facts.publishedShare, facts.publishedInsiders),
    tile(tiles.ours, facts.share, facts.insiders),
    ...(facts.publishedSpendersShare === null
      ? []
      : [tile(tiles.plain, facts.publishedSpendersShare, facts.publishedInsiders)]),
  ];
}

function resultSection(context: ReportContext, parts: ComparisonParts): ReportSection {
  const { writer, figure } = context;
  const { result } = comparisonTexts[writer.language];
  return {
    id: 'result',
    heading: result.heading,
    answer: result.answer(writer, parts.facts),
    blocks: [
      ...figureBlocks(publishedSharesFigure(parts.facts, figure, writer)),
      ...resultTable(context, parts),
    ],
    caveat: result.caveat,
  };
}

function resultTable({ writer }: ReportContext, { run, other, facts }: ComparisonParts): Block[] {
  const { caption, columns, rows } = comparisonTexts[writer.language].result;
  const runs = other === null ? [run] : [run, other];
  const row = (what: string, published: string, write: (one: RunInShort) => string) => [
    cell(what),
    cell(published),
    ...runs.map((one) => cell(write(one))),
  ];
  const { k, means, customers, shareOfCustomers } = publishedResult;
  return tableBlocks(
    caption,
    [
      words(columns.what),
      numbers(columns.published),
      numbers(columns.same),
      ...(other === null ? [] : [numbers(columns.ours)]),
    ],
    [
      row(rows.grouping, writer.number(k), (one) => writer.number(one.facts.clustering.k)),
      row(rows.customers, writer.number(customers), (one) => writer.number(one.facts.headline.customers)),
      row(rows.insiders, writer.number(facts.publishedInsiders), (one) =>
        writer.number(one.facts.headline.insiders),
      ),
      row(rows.shareOfCustomers, writer.share(shareOfCustomers, { decimals: 2 }), ({ facts: { headline } }) =>
        writer.share(headline.insiders / headline.customers, { decimals: 2 }),
      ),
      row(rows.share, writer.share(facts.publishedShare, { decimals: 2 }), ({ facts: { headline } }) =>
        writer.share(headline.shareOfAll, { decimals: 2 }),
      ),
      ...Object.entries(means).map(([name, mean]) =>
        row(
          rows.mean(featureWords(writer.language, name).heading),
          writeFeature(writer, name, mean),
          ({ insiders }) =>
            writeFeature(
              writer,
              name,
              insiders.features.find((each) => each.name === name)?.insiders.mean ?? null,
            ),
        ),
      ),
    ],
  );
}

async function silhouettesSection(context: ReportContext, parts: ComparisonParts): Promise<ReportSection> {
  const { writer, figure } = context;
  const { silhouettes } = comparisonTexts[writer.language];
  return {
    id: 'silhouettes',
    heading: silhouettes.heading,
    answer: silhouettes.answer(writer, parts.facts),
    blocks: [
      ...proseBlocks(silhouettes.words),
      ...figureBlocks(publishedSilhouettesFigure(parts.chosen, parts.facts, figure, writer)),
      ...(await silhouettesTable(context)),
    ],
    caveat: silhouettes.caveat,
  };
}

/** k-means and Ward by number of groups, as published and here. */
async function silhouettesTable({ writer, settings }: ReportContext): Promise<Block[]> {
  const { silhouettes } = comparisonTexts[writer.language];
  const ks = [2, 3, 4, 5, 6, 7, 8];
  const value = (silhouette: number | null | undefined) =>
    cell(writer.number(silhouette, { decimals: 3 }), silhouette);
  const rows = [];
  for (const space of SPACES) {
    const published = publishedSilhouettes.find((each) => each.space === space);
    for (const model of ['k-means', 'ward'] as const) {
      const ours = await readSilhouettes(settings, space, model);
      const name = `${clusteringModel(model).words[writer.language].name}, ${spaceLabel(space, writer.language)}`;
      const of = (k: number) => published?.models[model]?.[published.ks.indexOf(k)];
      rows.push([cell(silhouettes.published(name)), ...ks.map((k) => value(of(k)))]);
      rows.push([
        cell(silhouettes.here(name)),
        ...ks.map((k) => value(ours.find((pair) => pair.k === k)?.own)),
      ]);
    }
  }
  return tableBlocks(
    silhouettes.caption,
    [words(silhouettes.model), ...ks.map((k) => numbers(writer.number(k)))],
    rows,
  );
}

function differencesSection({ writer }: ReportContext, { facts, rules }: ComparisonParts): ReportSection {
  const texts = differencesTexts[writer.language];
  const { what, counted, instead } = texts.columns;
  return {
    id: 'differences',
    heading: texts.heading,
    answer: texts.answer,
    blocks: tableBlocks(
      texts.caption,
      [words(what), words(counted), words(instead)],
      texts.rows(writer, facts, rules).map((row) => [cell(row.what), cell(row.counted), cell(row.instead)]),
    ),
    caveat: texts.caveat,
  };
}

function presetsSection(context: ReportContext, { run, other }: ComparisonParts): ReportSection {
  const { writer } = context;
  const { presets } = comparisonTexts[writer.language];
  return {
    id: 'presets',
    heading: presets.heading,
    answer:
      other === null
        ? presets.missing
        : presets.answer(writer, other.inBoth, other.inEither > 0 ? other.inBoth / other.inEither : 0),
    blocks: presetsTable(context, { run, other }),
    caveat: '',
  };
}
