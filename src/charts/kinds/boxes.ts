import { formatNumber } from '../../format';
import { figure } from '../figure';
import { plotText } from '../text';
import { type Attributes, type Figure, type FigureWords, type Trace } from '../types';
import { checkLength, checkSome } from './check';
import { panelTitle } from './panel-title';

/** The ends of the whiskers, the ends of the box, and the line in it, ascending: low, first quartile, median, third, high. */
export type BoxValues = readonly [number, number, number, number, number];

/** One small chart: a box for each group. */
export interface BoxesPanel {
  readonly name: string;
  /** One a group; null leaves it out. */
  readonly boxes: readonly (BoxValues | null)[];
  /** Values on the scale sign(x) · log10(1 + |x|), which has room for zero and for both signs. Default false. */
  readonly logarithmic?: boolean;
  /** Writes a value on hovering. */
  readonly write: (value: number) => string;
}

/** The groups that all panels share, from top to bottom. */
export interface BoxesGroups {
  /** Short, for the axis of each panel. */
  readonly labels: readonly string[];
  /** Whole, for the legend and on hovering. */
  readonly names: readonly string[];
  readonly colours: readonly string[];
}

const squeeze = (value: number): number => Math.sign(value) * Math.log10(1 + Math.abs(value));

/**
 * Boxes of groups, feature by feature, two small charts in a row; drawn from quantiles, so that a page stays light
 * however many customers there are.
 *
 * @throws RangeError when lengths differ or there is nothing to show
 */
export function boxesFigure(words: FigureWords, groups: BoxesGroups, panels: readonly BoxesPanel[]): Figure {
  const { labels, names, colours } = groups;
  checkSome(words.title, 'panels', panels.length);
  checkSome(words.title, 'groups', labels.length);
  checkLength(words.title, 'names', names.length, labels.length);
  checkLength(words.title, 'colours', colours.length, labels.length);
  const columns = Math.min(2, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const panelHeight = 74 + 24 * labels.length;
  const layout: Record<string, unknown> = {
    grid: { rows, columns, pattern: 'independent', xgap: 0.16, ygap: 62 / panelHeight },
    showlegend: false,
  };
  const annotations: Attributes[] = [];
  const data = panels.flatMap((panel, i): Trace[] => {
    const { name, boxes, logarithmic = false, write } = panel;
    checkLength(words.title, `boxes of ${name}`, boxes.length, labels.length);
    const number = i === 0 ? '' : String(i + 1);
    const place = logarithmic ? squeeze : (value: number): number => value;
    const axes = { xaxis: `x${number}`, yaxis: `y${number}` };
    layout[`xaxis${number}`] = { showgrid: true, zeroline: false, ...ticks(boxes, logarithmic) };
    layout[`yaxis${number}`] = {
      type: 'category',
      categoryorder: 'array',
      categoryarray: labels.map(plotText),
      range: [labels.length - 0.5, -0.5],
    };
    annotations.push(panelTitle(name, number));
    return boxes.flatMap((box, g): Trace[] => {
      if (box === null) return [];
      const [low, q1, median, q3, high] = box.map(place);
      const [y] = [[plotText(labels[g])]];
      return [
        {
          type: 'box',
          orientation: 'h',
          name: plotText(names[g]),
          y,
          lowerfence: [low],
          q1: [q1],
          median: [median],
          q3: [q3],
          upperfence: [high],
          marker: { color: colours[g] },
          line: { color: colours[g], width: 1.6 },
          hoverinfo: 'skip',
          ...axes,
        },
        {
          type: 'scatter',
          mode: 'markers',
          x: [median],
          y,
          marker: { color: colours[g], size: 7 },
          hovertemplate: `${plotText(names[g])}: ${box.map((value) => plotText(write(value))).join(' · ')}<extra></extra>`,
          ...axes,
        },
      ];
    });
  });
  return figure({
    ...words,
    data,
    height: 40 + rows * panelHeight,
    minWidth: columns === 1 ? 280 : 560,
    layout: { ...layout, annotations, margin: { l: 32, r: 16, t: 30, b: 40 } },
  });
}

/** The range of an axis, and ticks at 0, 1, 3, 10, 30 and so on where it is logarithmic. */
function ticks(boxes: readonly (BoxValues | null)[], logarithmic: boolean): Attributes {
  const values = boxes.flatMap((box) => box ?? []);
  if (values.length === 0) return {};
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  if (!logarithmic) return { nticks: 5, tickformat: ',.2~f' };
  const [from, to] = [squeeze(least), squeeze(greatest)];
  const room = 0.05 * (to - from) || 0.5;
  const steps = [0];
  for (let power = 0; power < 12; power += 1) steps.push(10 ** power, 3 * 10 ** power);
  const inside = [...steps.map((step) => -step), ...steps]
    .filter((step, i, all) => all.indexOf(step) === i)
    .filter((step) => squeeze(step) >= from - room && squeeze(step) <= to + room)
    .sort((a, b) => a - b);
  const powers = inside.filter((step) => step === 0 || Number.isInteger(Math.log10(Math.abs(step))));
  const chosen = inside.length <= 5 ? inside : powers;
  const every = Math.ceil(chosen.length / 5);
  const shown = chosen.filter((_, i) => i % every === 0);
  return {
    range: [from - room, to + room],
    tickvals: shown.map(squeeze),
    ticktext: shown.map((step) => (step === 0 ? '0' : formatNumber(step, { compact: true, decimals: 0 }))),
  };
}
