import { elbow } from '../../clustering';
import { formatNumber } from '../../format';
import { type KTrial } from '../../programme';
import { type FigureContext } from '../context';
import { linesFigure } from '../kinds';
import { type Figure } from '../types';

/** The within-cluster sum of squares by k, with its elbow marked. */
export function elbowFigure(trials: readonly KTrial[], context: FigureContext): Figure {
  const ks = trials.map(({ k }) => k);
  const inertias = trials.map(({ inertia }) => inertia);
  const bend = elbow(ks, inertias);
  return linesFigure(
    {
      title: bend.k === null ? 'The curve has no elbow' : `The curve bends most at k = ${bend.k}`,
      subtitle: `Within-cluster sum of squares of k-means by number of clusters, ${context.period}`,
      caption: `${context.source}. The elbow is the point farthest below the line from the first to the last; depth ${formatNumber(bend.strength, { decimals: 2 })} of 1, where 0 is a straight line.`,
      alt: `A falling curve from k = ${ks[0]} to k = ${ks[ks.length - 1]}${bend.k === null ? '' : `, bending most at k = ${bend.k}`}.`,
    },
    [{ name: 'sum of squares', x: ks, y: inertias }],
    {
      xTitle: 'clusters (k)',
      yTitle: 'within sum of squares',
      xAxis: { dtick: 1 },
      yAxis: { rangemode: 'tozero', tickformat: ',.3~s' },
      marks: bend.k === null ? [] : [{ x: bend.k, label: 'elbow' }],
      height: 300,
    },
  );
}

/** The mean silhouette by k, with the chosen k marked. */
export function silhouetteFigure(trials: readonly KTrial[], chosen: number, context: FigureContext): Figure {
  const best = trials.reduce((kept, trial) => (trial.silhouette > kept.silhouette ? trial : kept));
  const three = (value: number): string => formatNumber(value, { decimals: 3 });
  return linesFigure(
    {
      title: `The silhouette is highest at k = ${best.k}${best.k === chosen ? '' : `; k = ${chosen} is taken`}`,
      subtitle: `Mean silhouette of k-means by number of clusters, −1 to 1, higher is better separated, ${context.period}`,
      caption: `${context.source}. Measured in the scaled features that the clusters are made of; silhouettes of different spaces cannot be compared.`,
      alt: `A curve of silhouettes: ${trials.map(({ k, silhouette }) => `k ${k} ${three(silhouette)}`).join(', ')}.`,
    },
    [{ name: 'silhouette', x: trials.map(({ k }) => k), y: trials.map(({ silhouette }) => silhouette) }],
    {
      xTitle: 'clusters (k)',
      yTitle: 'mean silhouette',
      xAxis: { dtick: 1 },
      yAxis: { rangemode: 'tozero', tickformat: '.2f' },
      marks: [{ x: chosen, label: 'taken' }],
      height: 300,
    },
  );
}
