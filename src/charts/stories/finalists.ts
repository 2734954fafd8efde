import { stabilityGrades, stratifiedSample } from '../../clustering';
import { formatMoney, formatNumber, formatShare } from '../../format';
import { trialParts, type Finalist, type RunSpaces, type Training } from '../../experiment';
import { type FigureContext } from '../context';
import { dotsFigure, pointsFigure, silhouettesFigure } from '../kinds';
import { colours, segmentColour } from '../palette';
import { plotText } from '../text';
import { type Figure } from '../types';

const two = (value: number): string => formatNumber(value, { decimals: 2 });
const share = (value: number): string => formatShare(value);

/** A finalist's name in two lines: its space, and its model. */
function inLines({ trial }: Pick<Finalist, 'trial'>): string {
  return trialParts(trial).join('\n');
}

/** The stability of each group of each finalist. */
export function stabilityFigure(finalists: readonly Finalist[], context: FigureContext): Figure {
  const jaccards = finalists.map(({ byRevenue, stability }) =>
    byRevenue.map((label) => stability.bootstrap.clusters.find((each) => each.label === label)!.jaccard),
  );
  const most = Math.max(...jaccards.map(({ length }) => length));
  const { highlyStable, stable, pattern } = stabilityGrades;
  const all = jaccards.filter((groups) => groups.every((jaccard) => jaccard >= stable)).length;
  const least = Math.min(...jaccards.flat());
  const { replicates } = finalists[0].stability.bootstrap;
  return dotsFigure(
    {
      title: `${formatNumber(all)} of ${formatNumber(finalists.length)} finalists have stable groups only (Jaccard of ${stable} or more)`,
      subtitle: `Mean Jaccard similarity of each group to its likeness in ${replicates} bootstrap samples of customers, groups by revenue, ${context.period}`,
      caption: `${context.source}. Grades after Hennig (2008): from ${highlyStable} highly stable, from ${stable} stable, from ${pattern} a pattern, below not to be trusted. The space is not made anew: it is the clustering’s stability, not the embedding’s.`,
      alt: `Dots by finalist: ${finalists.map(({ title }, f) => `${title}: ${jaccards[f].map(two).join(', ')}`).join('; ')}.`,
    },
    finalists.map(inLines),
    Array.from({ length: most }, (_, group) => ({
      name: group === 0 ? 'most revenue' : `group ${group + 1}`,
      values: jaccards.map((groups) => groups[group] ?? null),
      colour: segmentColour(group),
      texts: jaccards.map((groups) => (groups[group] === undefined ? '' : two(groups[group]))),
    })),
    {
      valueTitle: 'mean Jaccard similarity',
      lying: true,
      valueAxis: {
        tickmode: 'array',
        tickvals: [0.2, 0.4, pattern, stable, highlyStable, 1],
        tickformat: '.2~f',
        range: [Math.min(0.4, least - 0.03), 1.02],
      },
      // On a telephone the legend takes a line for every two groups.
      height: 70 + 44 * finalists.length + 10 * most,
    },
  );
}

/** Silhouettes of every customer, finalist by finalist, in the common space. */
export function finalistSilhouettesFigure(finalists: readonly Finalist[], context: FigureContext): Figure {
  const judged = finalists.filter(({ silhouettes }) => silhouettes !== null);
  const panels = judged.map((finalist) => ({
    name: inLines(finalist),
    mean: finalist.silhouettes!.mean,
    clusters: finalist.silhouettes!.groups,
  }));
  const below = judged.map(({ silhouettes }) => silhouettes!.below);
  const [fewest, most] = [below.indexOf(Math.min(...below)), below.indexOf(Math.max(...below))];
  return silhouettesFigure(
    {
      title: `Nearer to another group than to their own: from ${share(below[fewest])} of the customers (${judged[fewest].title}) to ${share(below[most])} (${judged[most].title})`,
      subtitle: `Silhouette of every customer in the log features, by group, the group with the most revenue on top, ${context.period}`,
      caption: `${context.source}. The height of a panel is all customers, the dotted line the mean. Left of 0 a customer is nearer to another group.`,
      alt: `Silhouette plots of ${panels.length} finalists: ${judged.map(({ title }, f) => `${title} ${share(below[f])} below 0`).join(', ')}.`,
    },
    panels,
  );
}

/** What the finalists' top groups brought afterwards, beside plain lists of as many customers. */
export function futureFigure(finalists: readonly Finalist[], context: FigureContext): Figure {
  const known = finalists.flatMap(({ title, trial, outOfTime }) =>
    outOfTime === null ? [] : [{ title, trial, ...outOfTime }],
  );
  const behind = known.filter(({ gainInterval }) => gainInterval[1] < 0).length;
  const ahead = known.filter(({ gainInterval }) => gainInterval[0] > 0).length;
  const title =
    ahead > 0
      ? `${ahead} of ${known.length} finalists beat as many of the biggest spenders on later revenue`
      : `No finalist beats as many of the biggest spenders on later revenue; ${behind} of ${known.length} fall short`;
  const dots = (
    name: string,
    pick: (each: (typeof known)[number]) => readonly [number, readonly [number, number]],
    colour: string,
    symbol: 'circle' | 'diamond' | 'square',
  ) => ({
    name,
    values: known.map((each) => pick(each)[0]),
    intervals: [{ low: known.map((each) => pick(each)[1][0]), high: known.map((each) => pick(each)[1][1]) }],
    texts: known.map((each) => {
      const [value, [low, high]] = pick(each);
      return `${share(value)} (${share(low)} to ${share(high)})`;
    }),
    colour,
    symbol,
  });
  return dotsFigure(
    {
      title,
      subtitle: `Share of the following 90 days’ revenue that a group brings which was chosen before them, with 95% intervals; lists as long as the group, ${context.period}`,
      caption: `${context.source}. Among the ${formatNumber(known[0]?.known ?? 0)} customers known on that day who can be invited. Intervals by bootstrap of customers; compare marks of one finalist only, since a longer list brings more.`,
      alt: `Dots by finalist: ${known.map((each) => `${each.title} (${each.group.size} customers): group ${share(each.group.futureShare)}, biggest spenders ${share(each.topSpenders.futureShare)}, RFM ${share(each.rfm.futureShare)}`).join('; ')}.`,
    },
    known.map((each) => `${inLines(each)} (${formatNumber(each.group.size)})`),
    [
      dots('top group', (each) => [each.group.futureShare, each.interval], colours.blue, 'circle'),
      dots(
        'as many biggest spenders',
        (each) => [each.topSpenders.futureShare, each.topSpendersInterval],
        colours.orange,
        'diamond',
      ),
      dots('as many by RFM', (each) => [each.rfm.futureShare, each.rfmInterval], colours.green, 'square'),
    ],
    {
      valueTitle: 'share of later revenue',
      lying: true,
      valueAxis: { tickformat: '.0%' },
      height: 90 + 52 * known.length,
    },
  );
}

/** Points that a picture of clusters has at most: a browser draws so many without delay, and a page stays light. */
const maxPointsDrawn = 3000;

/**
 * The trained clusters in their space, numbered by revenue.
 *
 * @param names what the clusters are called, from cluster 1; without them they only have numbers
 */
export function clustersFigure(
  run: RunSpaces,
  training: Pick<Training, 'model' | 'clusters'>,
  space: string,
  context: FigureContext,
  names: readonly string[] = [],
): Figure {
  const { points, axes, title, recipe } = run.spaces.find(({ name }) => name === space)!;
  const { clusters, model } = training;
  const { ids, revenue } = run.customers;
  const { currency } = context;
  const shown = stratifiedSample(points, maxPointsDrawn, { seed: 1 });
  const totals = model.saved.clusters.map(({ cluster }) =>
    revenue.reduce((sum, amount, row) => sum + (clusters[row] === cluster ? amount : 0), 0),
  );
  const all = totals.reduce((sum, total) => sum + total, 0);
  const [x, y] = [points.getColumn(0), points.getColumn(Math.min(1, axes.length - 1))];
  const titleOf = (i: number): string => [i + 1, ...names.slice(i, i + 1)].join(': ');
  const money = plotText(formatMoney(1_234_567, { currency })).replace('1,234,567', '%{customdata:,}');
  const groups = model.saved.clusters.map(({ cluster, customers }, i) => {
    const rows = shown.filter((row) => clusters[row] === cluster);
    return {
      name:
        names[i] === undefined
          ? `${cluster}: ${formatNumber(customers)} customers, ${share(totals[i] / all)} of their revenue`
          : `${titleOf(i)}, ${formatNumber(customers)}`,
      x: rows.length === 0 ? [] : Array.from(rows, (row) => x[row]),
      y: Array.from(rows, (row) => y[row]),
      colour: segmentColour(i),
      // What all have in common is said once, not at every point: a page is half as long.
      texts: Array.from(rows, (row) => String(ids[row])),
      amounts: Array.from(rows, (row) => Math.round(revenue[row])),
      says: `customer %{text}, cluster ${cluster}: ${money}`,
    };
  });
  const drawn = axes.length > 2 ? ` Drawn are two of its ${axes.length} axes.` : '';
  const sample =
    shown.length < points.rows ? ` Drawn are ${formatNumber(shown.length)} of the customers.` : '';
  const named = recipe.method === 'features';
  return pointsFigure(
    {
      title: `${names.length === 0 ? 'Cluster 1' : `Segment 1 (${names[0]})`} holds ${share(model.saved.clusters[0].customers / points.rows)} of the customers and ${share(totals[0] / all)} of their revenue`,
      subtitle: `Customers in the space of the chosen model, ${title}, by cluster, ${formatNumber(points.rows)} customers, ${context.period}`,
      caption: `${context.source}.${drawn}${sample} Clusters are numbered by total revenue.`,
      alt: `Scatter of the customers in ${title}, coloured by ${groups.length} clusters: ${groups.map(({ name }) => name).join('; ')}.`,
    },
    groups,
    {
      ...(named ? { xTitle: `${axes[0].replaceAll('_', ' ')}, scaled` } : {}),
      ...(named && axes.length > 1 ? { yTitle: `${axes[1].replaceAll('_', ' ')}, scaled` } : {}),
      size: 4,
      opacity: 0.7,
      height: 460,
    },
  );
}
