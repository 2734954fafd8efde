import { type DendrogramTop } from '../../clustering';
import { figure } from '../figure';
import { colours } from '../palette';
import { plotText } from '../text';
import { type Figure, type FigureWords } from '../types';

/** Options of {@link dendrogramFigure}. */
export interface DendrogramOptions {
  readonly heightTitle: string;
  readonly leafTitle: string;
  /** Cuts that are drawn as lines: the number of clusters of each, from 2 to the number of leaves. */
  readonly cuts?: readonly number[];
}

/**
 * The top of a dendrogram: every merge a bracket at its height, every leaf with its number of customers.
 *
 * @throws RangeError when a cut asks for fewer than two clusters or more than there are leaves
 */
export function dendrogramFigure(words: FigureWords, top: DendrogramTop, options: DendrogramOptions): Figure {
  const { heightTitle, leafTitle, cuts = [] } = options;
  const { tree, leafSizes } = top;
  const { rows, left, right, heights } = tree;
  const merges = heights.length;
  const place = new Float64Array(rows + merges);
  const order: number[] = [];
  // Down from the root, without recursion: a chain of merges can be as deep as there are leaves.
  for (const open = [rows + merges - 1]; open.length > 0;) {
    const node = open.pop()!;
    if (node < rows) {
      place[node] = order.length;
      order.push(node);
    } else open.push(right[node - rows], left[node - rows]);
  }
  const heightOf = (node: number): number => (node < rows ? 0 : heights[node - rows]);
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  for (let m = 0; m < merges; m += 1) {
    const [a, b] = [left[m], right[m]];
    place[rows + m] = (place[a] + place[b]) / 2;
    x.push(place[a], place[a], place[b], place[b], null);
    y.push(heightOf(a), heights[m], heights[m], heightOf(b), null);
  }
  const lines = cuts.map((k) => {
    if (!(k >= 2 && k <= rows)) {
      throw new RangeError(
        `the figure "${words.title}": a cut must make 2 to ${rows} clusters, received ${k}`,
      );
    }
    const below = k === rows ? 0 : heights[merges - k];
    return { k, at: (heights[merges - k + 1] + below) / 2 };
  });
  return figure({
    ...words,
    data: [
      {
        type: 'scatter',
        mode: 'lines',
        x,
        y: y.map((height) => (height === null ? null : Number(height.toPrecision(5)))),
        line: { color: colours.blue, width: 1.6, shape: 'linear' },
        hovertemplate: '%{y:.3~s}<extra></extra>',
        cliponaxis: false,
      },
    ],
    height: 340,
    minWidth: 60 + rows * 26,
    layout: {
      showlegend: false,
      margin: { l: 48, r: 56, t: 16, b: 40 },
      xaxis: {
        title: { text: plotText(leafTitle) },
        tickmode: 'array',
        tickvals: order.map((_, at) => at),
        ticktext: order.map((leaf) => String(leafSizes[leaf])),
        tickangle: -45,
        range: [-0.6, rows - 0.4],
        zeroline: false,
      },
      yaxis: { title: { text: plotText(heightTitle) }, rangemode: 'tozero', tickformat: ',.3~s' },
      shapes: lines.map(({ at }) => ({
        type: 'line',
        xref: 'paper',
        x0: 0,
        x1: 1,
        y0: at,
        y1: at,
        line: { dash: 'dot', color: colours.vermillion },
      })),
      annotations: lines.map(({ k, at }) => ({
        xref: 'paper',
        x: 1,
        y: at,
        text: `k = ${k}`,
        xanchor: 'left',
        showarrow: false,
        xshift: 4,
        font: { size: 11 },
      })),
    },
  });
}
