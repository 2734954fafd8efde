import { publishedSilhouettes } from '../../experiment';
import { type SilhouettePair } from '../../programme';
import { comparisonFigureTexts, type ComparisonFacts, type FigureSource, type Writer } from '../../texts';
import { barsFigure, linesFigure, type Line } from '../kinds';
import { colours } from '../palette';
import { wrapLines } from '../text';
import { type Figure } from '../types';

/** The share of revenue of the published Insiders, of ours, and of as many biggest spenders as either. */
export function publishedSharesFigure(facts: ComparisonFacts, from: FigureSource, writer: Writer): Figure {
  const texts = comparisonFigureTexts[writer.language];
  const rows = [
    { name: texts.publishedBar, share: facts.publishedShare },
    ...(facts.publishedSpendersShare === null
      ? []
      : [{ name: texts.publishedSpenders, share: facts.publishedSpendersShare }]),
    { name: texts.ownBar, share: facts.share },
    { name: texts.ownSpenders, share: facts.spendersShare },
  ];
  const bars = barsFigure(
    texts.shares(writer, from, rows),
    {
      labels: rows.map(({ name }) => wrapLines(name, 22).join('\n')),
      series: [{ name: texts.shareAxis, values: rows.map(({ share }) => share), colour: colours.blue }],
      texts: [rows.map(({ share }) => writer.share(share))],
      valueTitle: texts.shareAxis,
    },
    { lying: true, tickFormat: '.0%', height: 90 + 48 * rows.length },
  );
  // Plotly would break the names word by word.
  return { ...bars, minWidth: 560 };
}

/** Ward on the UMAP map by number of groups: on the map, on the customers' own figures, and as published. */
export function publishedSilhouettesFigure(
  pairs: readonly SilhouettePair[],
  facts: ComparisonFacts,
  from: FigureSource,
  writer: Writer,
): Figure | null {
  const texts = comparisonFigureTexts[writer.language];
  const lineOf = (name: string, part: 'own' | 'common', colour: string): Line => {
    const known = pairs.filter((pair) => pair[part] !== null);
    return { name, x: known.map(({ k }) => k), y: known.map((pair) => Number(pair[part])), colour };
  };
  const published = publishedSilhouettes.find(({ space }) => space === 'umap');
  const lines: Line[] = [
    lineOf(texts.own, 'own', colours.blue),
    lineOf(texts.common, 'common', colours.vermillion),
    ...(published === undefined
      ? []
      : [
          {
            name: texts.published,
            x: published.ks,
            y: published.models.ward,
            colour: colours.grey,
            dash: 'dot' as const,
          },
        ]),
  ];
  if (lines[0].x.length === 0) return null;
  return linesFigure(texts.silhouettes(writer, from, facts), lines, {
    xTitle: texts.kAxis,
    yTitle: texts.silhouetteAxis,
    yAxis: { tickformat: '.1f' },
    xAxis: { dtick: 2 },
    height: 320,
  });
}
