import { figure } from '../figure';
import { segmentColour } from '../palette';
import { type Attributes, type Figure, type FigureWords, type Trace } from '../types';
import { checkSome } from './check';
import { panelTitle } from './panel-title';

/** The silhouettes of one clustering. */
export interface SilhouettePanel {
  readonly name: string;
  /** The mean of all, drawn as a line. */
  readonly mean: number;
  /** Silhouettes of each cluster's customers; the first is on top, and has the first segment's colour. */
  readonly clusters: readonly ArrayLike<number>[];
}

const COLUMNS = 3;
/** A curve of a cluster has so many points at most: what the eye can tell apart. */
const POINTS = 60;

/**
 * Silhouette plots side by side: every customer a line from 0 to their silhouette, by cluster, the highest on top. A
 * panel's height is all customers; what reaches left of 0 is nearer to another cluster than to its own.
 *
 * @throws RangeError when there is nothing to show
 *
 * Reference: Rousseeuw 1987, J. Comput. Appl. Math. 20.
 */
export function silhouettesFigure(words: FigureWords, panels: readonly SilhouettePanel[]): Figure {
  checkSome(words.title, 'panels', panels.length);
  const columns = Math.min(COLUMNS, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const least = Math.min(
    -0.2,
    ...panels.flatMap(({ clusters }) => clusters.map((values) => minimum(values))),
  );
  const layout: Record<string, unknown> = {
    grid: { rows, columns, pattern: 'independent', xgap: 0.12, ygap: 0.36 },
    showlegend: false,
  };
  const annotations: Attributes[] = [];
  const shapes: Attributes[] = [];
  const data = panels.flatMap(({ name, mean, clusters }, i): Trace[] => {
    checkSome(words.title, `clusters of ${name}`, clusters.length);
    const number = i === 0 ? '' : String(i + 1);
    layout[`xaxis${number}`] = { range: [least, 1], tickformat: '.1f', dtick: 0.5, zeroline: true };
    layout[`yaxis${number}`] = { range: [1.005, -0.005], showticklabels: false, showgrid: false, ticks: '' };
    annotations.push(panelTitle(name, number));
    shapes.push({
      type: 'line',
      xref: `x${number}`,
      yref: `y${number} domain`,
      x0: mean,
      x1: mean,
      y0: 0,
      y1: 1,
      line: { dash: 'dot' },
    });
    const total = clusters.reduce((sum, { length }) => sum + length, 0);
    let above = 0;
    return clusters.map((values, cluster): Trace => {
      const { x, y } = outline(values, above, total);
      above += values.length;
      return {
        type: 'scatter',
        mode: 'lines',
        name: `cluster ${cluster + 1}`,
        x,
        y,
        fill: 'tozerox',
        fillcolor: segmentColour(cluster),
        line: { width: 0.5, color: segmentColour(cluster) },
        hovertemplate: `cluster ${cluster + 1}, ${values.length} customers: %{x:.2f}<extra></extra>`,
        xaxis: `x${number}`,
        yaxis: `y${number}`,
      };
    });
  });
  return figure({
    ...words,
    data,
    height: 50 + rows * 240,
    minWidth: columns * 215,
    layout: { ...layout, annotations, shapes, margin: { l: 16, r: 16, t: 46, b: 30 } },
  });
}

/** The silhouettes in descending order, over the part of all customers that the cluster makes up. */
function outline(values: ArrayLike<number>, above: number, total: number): { x: number[]; y: number[] } {
  const sorted = Float64Array.from(values).sort().reverse();
  const count = Math.min(POINTS, sorted.length);
  const at = (i: number): number => (count === 1 ? 0 : Math.round((i * (sorted.length - 1)) / (count - 1)));
  const places = Array.from({ length: count }, (_, i) => at(i));
  const y = (place: number): number => Number(((above + place) / total).toPrecision(5));
  // A cluster of one customer is a line, and ends where the next begins.
  return {
    x: [
      ...places.map((place) => Number(sorted[place].toPrecision(4))),
      Number(sorted[sorted.length - 1].toPrecision(4)),
    ],
    y: [...places.map(y), y(sorted.length)],
  };
}

function minimum(values: ArrayLike<number>): number {
  let least = Infinity;
  for (let i = 0; i < values.length; i += 1) least = Math.min(least, values[i]);
  return least;
}
