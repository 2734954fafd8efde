import { formatNumber, formatShare } from '../../format';
import { type RunSpace, type ScalingEffect, type SpaceMeasure, type SpaceRow } from '../../experiment';
import { spaceKind } from '../../spaces';
import { type FigureContext } from '../context';
import { barsFigure, mapsFigure } from '../kinds';
import { colourOrder } from '../palette';
import { type Figure } from '../types';

/** How much of the distances each feature decides, by way of scaling. */
export function scalingFigure(
  effects: readonly ScalingEffect[],
  headings: readonly string[],
  context: FigureContext,
): Figure {
  const worst = [...effects].sort((a, b) => b.largest_share - a.largest_share)[0];
  const share = (value: number): string => formatShare(value, { decimals: 0 });
  return barsFigure(
    {
      title: `${worst.title} scaling leaves ${share(worst.largest_share)} of all distance to ${worst.largest.toLowerCase()} alone`,
      subtitle: `Share of the squared distances between customers that each feature makes up, by way of scaling, ${context.period}`,
      caption: `${context.source}. A feature’s share is its variance after scaling, divided by that of all features.`,
      alt: `Bars by way of scaling: ${effects.map((each) => `${each.title}: ${headings.map((heading, i) => `${heading} ${share(each.shares[i])}`).join(', ')}`).join('; ')}.`,
    },
    {
      labels: effects.map(({ title }) => title),
      series: headings.map((heading, i) => ({
        name: heading,
        values: effects.map(({ shares }) => shares[i]),
        colour: colourOrder[i % colourOrder.length],
      })),
      valueTitle: 'share of squared distance',
    },
    { lying: true, stacked: true, tickFormat: '.0%', height: 110 + 34 * effects.length },
  );
}

/** A space as a map, once for each measure; the title says which of them it is arranged by. */
export function spaceFigure(
  space: RunSpace,
  row: SpaceRow,
  measures: readonly SpaceMeasure[],
  context: FigureContext,
): Figure {
  const { title, points, axes, supervised } = space;
  const [across, up] = drawnAxes(space, measures[0].name);
  const two = (value: number | null): string => formatNumber(value, { decimals: 2 });
  const three = (value: number | null): string => formatNumber(value, { decimals: 3 });
  const sorted = measures
    .map(({ name, heading }) => ({ heading: heading.toLowerCase(), by: row[`by_${name}`] }))
    .sort((a, b) => b.by - a.by);
  const [most, least] = [sorted[0], sorted[sorted.length - 1]];
  const drawn = axes.length > 2 ? ` Drawn are two of its ${axes.length} axes.` : '';
  return mapsFigure(
    {
      title: `${title}${supervised ? ' (supervised by revenue)' : ''}: neighbours are most alike in ${most.heading} (R² ${two(most.by)}), least in ${least.heading} (${two(least.by)})`,
      subtitle: `Trustworthiness ${three(row.trustworthiness)} and continuity ${three(row.continuity)} at 15 neighbours against its own input, ${three(row.common_trustworthiness)} and ${three(row.common_continuity)} against the log features; ${formatNumber(points.rows)} customers, ${context.period}`,
      caption: `${context.source}.${drawn} A cell has the colour of the median of its customers: the share of all customers who have less. R² is how much of that a customer’s 15 nearest neighbours tell.`,
      alt: `Maps of the customers in the space ${title}, coloured by ${measures.map(({ heading }) => heading.toLowerCase()).join(', ')}; neighbours tell ${sorted.map(({ heading, by }) => `${heading} with R² ${two(by)}`).join(', ')}.`,
    },
    {
      x: points.getColumn(across),
      y: points.getColumn(up),
      panels: measures.map(({ heading, shares }) => ({ name: heading, values: shares })),
    },
    {
      colourTitle: 'customers with less',
      ...(spaceKind(space.recipe.method).axis === null
        ? { xTitle: `${words(axes[across])}, scaled`, yTitle: `${words(axes[up])}, scaled` }
        : {}),
    },
  );
}

/** The axes that are drawn: revenue upwards where it is one, and the widest of the others. */
function drawnAxes({ points, axes }: RunSpace, revenue: string): [number, number] {
  if (axes.length === 1) return [0, 0];
  const variances = points.variance('column');
  const widest = Array.from(axes.keys()).sort((a, b) => variances[b] - variances[a] || a - b);
  if (axes.length === 2) return [0, 1];
  const up = axes.indexOf(revenue);
  if (up < 0) return [widest[0], widest[1]];
  // After z-scores all are as wide but for rounding: then the first stays first.
  const others = Array.from(axes.keys()).filter((axis) => axis !== up);
  const across = others.reduce((kept, axis) => (variances[axis] > 1.000001 * variances[kept] ? axis : kept));
  return [across, up];
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}
