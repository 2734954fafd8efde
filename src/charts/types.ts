/**
 * Attributes of plotly as a plain object.
 *
 * Plotly's own types are tens of thousands of lines, which every notebook cell would check anew; charts are few and
 * are looked at, so these types stay light.
 */
export interface Attributes {
  readonly [attribute: string]: unknown;
}

/** One plotly trace: its type and whatever attributes that type has. */
export interface Trace extends Attributes {
  readonly type: string;
}

/** What every figure must say of itself. */
export interface FigureWords {
  /** The finding, as a sentence without a full stop. */
  readonly title: string;
  /** Measure, unit, n and period. */
  readonly subtitle: string;
  /** Source and caveat. */
  readonly caption: string;
  /** What a reader who can't see the figure needs: the kind of chart and what it shows. */
  readonly alt: string;
}

/** A figure as a plain object; nothing is drawn until a notebook or a page shows it. */
export interface Figure extends FigureWords {
  readonly data: readonly Trace[];
  readonly layout: Attributes;
  /** Height of the plot without its title, in CSS pixels. */
  readonly height: number;
  /** The least width in which it can be read, in CSS pixels; a narrower page lets it scroll. */
  readonly minWidth: number;
}

/** What plotly takes. */
export interface PlotlyFigure {
  readonly data: readonly Trace[];
  readonly layout: Attributes;
  readonly config: Attributes;
}
