import { figure } from '../figure';
import { withOpacity } from '../palette';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords } from '../types';
import { checkSome } from './check';

/** A group on one side. */
export interface SankeyNode {
  readonly name: string;
  /** `#rrggbb`. */
  readonly colour: string;
  /** What is shown on hovering. */
  readonly text: string;
}

/** What flows from a group on the left to one on the right. */
export interface SankeyFlow {
  /** Positions in `left` and `right`, from 0. */
  readonly from: number;
  readonly to: number;
  /** Above 0. */
  readonly value: number;
  /** What is shown on hovering. */
  readonly text: string;
}

/** What a Sankey diagram of two columns shows. */
export interface SankeyData {
  /** The columns' titles. */
  readonly leftTitle: string;
  readonly rightTitle: string;
  /** Groups from top to bottom. */
  readonly left: readonly SankeyNode[];
  readonly right: readonly SankeyNode[];
  readonly flows: readonly SankeyFlow[];
}

/** Between two groups, so that the names of thin ones do not lie on each other. */
const PAD = 24;
const TOP = 36;
const BOTTOM = 16;

/** The width of a character of a name, and of what lies between the names of both columns. */
const CHARACTER = 6.6;
const BETWEEN = 130;

/**
 * A Sankey diagram of two columns: how many go from each group on the left to each on the right. Groups stand in the
 * order in which they are given; a flow has the colour of where it comes from.
 *
 * @throws RangeError when there is no flow, a flow's value is not above 0, or it belongs to no group
 */
export function sankeyFigure(words: FigureWords, sankey: SankeyData): Figure {
  const { left, right, flows, leftTitle, rightTitle } = sankey;
  checkSome(words.title, 'flows', flows.length);
  for (const { from, to, value } of flows) {
    if (left[from] !== undefined && right[to] !== undefined && value > 0 && Number.isFinite(value)) continue;
    throw new RangeError(
      `the figure "${words.title}": a flow must be above 0, from one of ${left.length} groups to one of ${right.length}, received ${value} from ${from} to ${to}`,
    );
  }
  const most = Math.max(left.length, right.length);
  const height = TOP + BOTTOM + Math.max(220, most * 48);
  const [y0, y1] = [centres(left.length, flows, 'from', height), centres(right.length, flows, 'to', height)];
  const nodes = [...left, ...right];
  const longest = (side: readonly SankeyNode[]): number => Math.max(...side.map(({ name }) => name.length));
  return figure({
    ...words,
    height,
    minWidth: Math.min(1200, Math.ceil(BETWEEN + CHARACTER * (longest(left) + longest(right)))),
    data: [
      {
        type: 'sankey',
        arrangement: 'fixed',
        node: {
          label: nodes.map(({ name }) => plotText(name)),
          color: nodes.map(({ colour }) => colour),
          customdata: nodes.map(({ text }) => plotText(text)),
          hovertemplate: '%{customdata}<extra></extra>',
          x: [...left.map(() => 0.001), ...right.map(() => 0.999)],
          y: [...y0, ...y1],
          pad: PAD,
          thickness: 14,
          line: { width: 0 },
        },
        link: {
          source: flows.map(({ from }) => from),
          target: flows.map(({ to }) => left.length + to),
          value: flows.map(({ value }) => value),
          color: flows.map(({ from }) => withOpacity(left[from].colour, 0.32)),
          customdata: flows.map(({ text }) => plotText(text)),
          hovertemplate: '%{customdata}<extra></extra>',
        },
      },
    ],
    layout: {
      margin: { l: 12, r: 12, t: TOP, b: BOTTOM },
      annotations: [columnTitle(leftTitle, 0, 'left'), columnTitle(rightTitle, 1, 'right')],
    },
  });
}

/** The middle of each group, as a share of the height: plotly would order the groups by itself. */
function centres(count: number, flows: readonly SankeyFlow[], side: 'from' | 'to', height: number): number[] {
  const inner = height - TOP - BOTTOM;
  const groups = Math.max(...flows.map(({ from, to }) => Math.max(from, to) + 1), count);
  const total = flows.reduce((sum, { value }) => sum + value, 0);
  const scale = (inner - (groups - 1) * PAD) / total;
  let top = 0;
  return Array.from({ length: count }, (_, group) => {
    const value = flows.reduce((sum, flow) => sum + (flow[side] === group ? flow.value : 0), 0);
    const middle = top + (value * scale) / 2;
    top += value * scale + PAD;
    return Math.min(0.999, Math.max(0.001, middle / inner));
  });
}

function columnTitle(title: string, x: number, anchor: 'left' | 'right'): Attributes {
  return {
    text: `<b>${plotText(title)}</b>`,
    xref: 'paper',
    yref: 'paper',
    x,
    y: 1,
    xanchor: anchor,
    yanchor: 'bottom',
    yshift: 12,
    showarrow: false,
  };
}
