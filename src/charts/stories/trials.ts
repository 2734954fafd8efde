import {
  clusteringModel,
  clusteringModels,
  dendrogramTop,
  type Dendrogram,
  type Trial,
  type TrialResults,
} from '../../clustering';
import { formatNumber } from '../../format';
import {
  K_CRITERIA_MODEL,
  modelTitle,
  silhouetteRows,
  trialAt,
  trialTitle,
  triedKs,
  type RunSpace,
} from '../../experiment';
import { knownSpace } from '../../spaces';
import { type FigureContext } from '../context';
import { dendrogramFigure, heatmapFigure, linePanelsFigure, pointsFigure } from '../kinds';
import { colours } from '../palette';
import { type Figure } from '../types';

const two = (value: number | null): string => formatNumber(value, { decimals: 2 });

/** Silhouettes of every space, model and number of clusters, in their own space or in the common one. */
export function silhouetteMapFigure(
  results: TrialResults,
  spaces: readonly RunSpace[],
  where: 'own' | 'common',
  context: FigureContext,
): Figure {
  const ks = triedKs(results);
  const rows = spaces.flatMap(({ name, title }) =>
    silhouetteRows(results, name, ks, where).map(({ model, values }) => ({
      label: `${title}, ${modelTitle(model)}`,
      values,
    })),
  );
  // Among spaces of their own nothing is highest: each has distances of its own.
  const best =
    where === 'own' ? undefined : bestBy(results.trials.filter(byK), (trial) => trial[where].silhouette);
  const ranges = spaces.map(({ name }) => rangeOf(silhouetteRows(results, name, ks, where)));
  const spaceOf = spaces.flatMap(({ name }, s) => silhouetteRows(results, name, ks, where).map(() => s));
  const place = where === 'own' ? 'each in its own space' : 'all in the log features';
  return heatmapFigure(
    {
      title:
        where === 'own'
          ? 'Each space has a silhouette of its own: compare within a space, not between them'
          : best === undefined
            ? 'No silhouette is defined'
            : `In the log features ${trialTitle(best)} has the highest silhouette, ${two(best[where].silhouette)}`,
      subtitle: `Mean silhouette by space, model and number of clusters, ${place}; −1 to 1, higher is better separated, ${context.period}`,
      caption: `${context.source}. ${where === 'own' ? 'Values of different spaces cannot be compared: each space has distances of its own. So the colours say how far a value lies between the lowest and the highest of its own space.' : 'One yardstick for all; it favours clusters that were made in it.'}`,
      alt: `Heat map of silhouettes, ${rows.length} rows of spaces and models by k = ${ks[0]} to ${ks[ks.length - 1]}${best === undefined ? '' : `; the highest is ${trialTitle(best)} with ${two(best[where].silhouette)}`}.`,
    },
    {
      x: ks.map(String),
      y: rows.map(({ label }) => label),
      z: rows.map(({ values }, r) =>
        where === 'own' ? values.map((value) => within(value, ranges[spaceOf[r]])) : values,
      ),
      text: rows.map(({ values }) => values.map((value) => (value === null ? '' : two(value)))),
    },
    {
      range: where === 'own' ? [0, 1] : silhouetteRange(results),
      colourTitle: where === 'own' ? 'from the lowest to the highest of its space' : 'silhouette',
      colourFormat: where === 'own' ? '.0%' : '.1f',
      xTitle: 'clusters (k)',
      height: 96 + 24 * rows.length,
    },
  );
}

/** The lowest and the highest of rows of silhouettes; null where none is defined. */
function rangeOf(rows: readonly { readonly values: readonly (number | null)[] }[]): [number, number] | null {
  const values = rows.flatMap((row) => row.values.flatMap((value) => (value === null ? [] : [value])));
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}

/** How far a value lies between the lowest and the highest, 0 to 1; half where these are the same. */
function within(value: number | null, range: [number, number] | null): number | null {
  if (value === null || range === null) return null;
  return range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 0.5;
}

function silhouetteRange({ trials }: TrialResults): [number, number] {
  const values = trials.filter(byK).flatMap(({ common }) => common.silhouette ?? []);
  return values.length === 0 ? [-1, 1] : [Math.min(...values), Math.max(...values)];
}

/** Each trial's silhouette in its own space against that in the common one. */
export function ownAndCommonFigure(
  results: TrialResults,
  spaces: readonly RunSpace[],
  context: FigureContext,
): Figure {
  const judged = results.trials.filter(
    ({ own, common }) => own.silhouette !== null && common.silhouette !== null,
  );
  const widest = bestBy(judged, ({ own, common }) => own.silhouette! - common.silhouette!)!;
  const group = (name: string, trials: readonly Trial[]) => ({
    name,
    x: trials.map(({ own }) => own.silhouette!),
    y: trials.map(({ common }) => common.silhouette!),
    texts: trials.map(
      (trial) =>
        `${trialTitle(trial)}: ${two(trial.own.silhouette)}, in the log features ${two(trial.common.silhouette)}`,
    ),
  });
  const density = clusteringModels().filter((model) => !model.byK);
  const groups = [
    ...spaces.map(({ name }) =>
      group(
        knownSpace(name).title,
        judged.filter((trial) => byK(trial) && trial.space === name),
      ),
    ),
    {
      ...group(
        `${density.map(({ words }) => words.en.name).join(' and ')}, any space`,
        judged.filter((trial) => !byK(trial)),
      ),
      colour: colours.grey,
      symbol: 'x',
    },
  ];
  return pointsFigure(
    {
      title: `${trialTitle(widest)}: a silhouette of ${two(widest.own.silhouette)} in its own space is ${two(widest.common.silhouette)} in the log features`,
      subtitle: `Mean silhouette of each trial in its own space and in the log features, ${judged.length} trials, ${context.period}`,
      caption: `${context.source}. On the dotted line both say the same. Silhouettes leave noise out: density models with many small groups score high for the few customers whom they keep.`,
      alt: `Scatter of ${judged.length} trials: silhouettes in their own space against those in the log features; farthest below the line of equality is ${trialTitle(widest)}.`,
    },
    groups.filter(({ x }) => x.length > 0),
    {
      xTitle: 'silhouette in its own space',
      yTitle: 'silhouette in the log features',
      xAxis: { tickformat: '.1f' },
      yAxis: { tickformat: '.1f' },
      diagonal: true,
      size: 6,
      height: 420,
    },
  );
}

/** The criteria for the number of clusters, of k-means, one small chart each. */
export function kCriteriaFigure(
  results: TrialResults,
  spaces: readonly RunSpace[],
  context: FigureContext,
): Figure {
  const ks = triedKs(results);
  const lines = (value: (trial: Trial) => number | null): (number | null)[][] =>
    spaces.map(({ name }) =>
      ks.map((k) => {
        const trial = trialAt(results, name, K_CRITERIA_MODEL, k);
        return trial === undefined ? null : value(trial);
      }),
    );
  const first = spaces.map(
    ({ name }) => trialAt(results, name, K_CRITERIA_MODEL, ks[0])?.own.withinSumOfSquares ?? null,
  );
  const elbows = lines(({ own }) => own.withinSumOfSquares).map((line, i) =>
    line.map((value) => shareOf(value, first[i])),
  );
  const silhouettes = lines(({ own }) => own.silhouette);
  const atBest = silhouettes.map((line) => ks[line.indexOf(Math.max(...line.map((value) => value ?? -1)))]);
  return linePanelsFigure(
    {
      title: `The silhouette is highest at ${listed(atBest)} clusters, depending on the space`,
      subtitle: `Four criteria for the number of clusters of ${modelTitle(K_CRITERIA_MODEL)}, each in its own space, ${context.period}`,
      caption: `${context.source}. The sum of squares is shown as a share of that at k = ${ks[0]}; Davies-Bouldin is better when lower, the others when higher, and the sum of squares has an elbow or none.`,
      alt: `Four line charts by number of clusters for ${spaces.length} spaces: within-cluster sum of squares, silhouette, Davies-Bouldin, Calinski-Harabasz.`,
    },
    {
      names: spaces.map(({ title }) => title),
      x: ks,
      xTitle: 'clusters (k)',
      panels: [
        { name: `Within sum of squares, of that at k = ${ks[0]}`, values: elbows, format: '.0%' },
        { name: 'Silhouette', values: silhouettes, format: '.2f' },
        {
          name: 'Davies-Bouldin, lower is better',
          values: lines(({ own }) => own.daviesBouldin),
          format: '.2f',
        },
        {
          name: 'Calinski-Harabasz',
          values: lines(({ own }) => own.calinskiHarabasz),
          logarithmic: true,
        },
      ],
    },
  );
}

/** The top of Ward's tree, with the number of clusters at which the gap between two merges is widest. */
export function treeFigure(tree: Dendrogram, customers: number, context: FigureContext, leaves = 24): Figure {
  const top = dendrogramTop(tree, Math.min(leaves, tree.rows));
  const { heights } = top.tree;
  // From three clusters on: two only split large from small.
  let k = 3;
  for (let n = 3; n < heights.length; n += 1) {
    if (rise(heights, n) > rise(heights, k)) k = n;
  }
  return dendrogramFigure(
    {
      title: `Beyond two clusters, the tree’s longest step without a merge leaves ${k}`,
      subtitle: `The last ${heights.length} merges of ${clusteringModel('ward').words.en.tree} in the log features, ${formatNumber(customers)} customers, ${context.period}`,
      caption: `${context.source}. A merge’s height is √(2 × the rise of the within-cluster sum of squares). Below each leaf: its customers.`,
      alt: `Dendrogram with ${top.leafSizes.length} leaves; from 3 clusters on the longest vertical step is at k = ${k}.`,
    },
    top,
    { heightTitle: 'height of the merge', leafTitle: 'customers below each leaf', cuts: [k] },
  );
}

/** How far the tree rises between the merge that makes n clusters and the next one. */
function rise(heights: Float64Array, n: number): number {
  return heights[heights.length - n + 1] - heights[heights.length - n];
}

function shareOf(value: number | null, whole: number | null): number | null {
  return value === null || whole === null || whole === 0 ? null : value / whole;
}

function byK({ spec }: Trial): boolean {
  return clusteringModel(spec.model).byK;
}

function bestBy(trials: readonly Trial[], value: (trial: Trial) => number | null): Trial | undefined {
  return trials
    .filter((trial) => value(trial) !== null)
    .reduce<Trial | undefined>(
      (kept, trial) => (kept === undefined || value(trial)! > value(kept)! ? trial : kept),
      undefined,
    );
}

/** Numbers in ascending order, each once: “2, 3 or 7”. */
function listed(numbers: readonly number[]): string {
  const once = [...new Set(numbers)].sort((a, b) => a - b).map(String);
  return once.length < 2
    ? (once[0] ?? 'no number of')
    : `${once.slice(0, -1).join(', ')} or ${once[once.length - 1]}`;
}
