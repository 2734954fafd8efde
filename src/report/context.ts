import { type FigureContext } from '../charts';
import { type Settings } from '../config';
import { featureWords } from '../features';
import { daysBetween } from '../numeric';
import { reportFrameTexts, writerOf, type ReportFrameTexts, type Writer } from '../texts';
import { type InsidersContrast, type RunFacts } from '../programme';

/** What every section is written with. */
export interface ReportContext {
  readonly settings: Settings;
  readonly writer: Writer;
  readonly frame: ReportFrameTexts;
  /** What the run's rules are called, in the document's language. */
  readonly rules: string;
  /** What figures say of their data, in the document's language. */
  readonly figure: FigureContext;
  /** The same of figures of the customers, whose features count in the preset's window. */
  readonly customersFigure: FigureContext;
  /** Days of the data, both ends counted. */
  readonly days: number;
}

/** The context of a run's documents, in the language of its settings. */
export function reportContext(settings: Settings, facts: RunFacts): ReportContext {
  const writer = writerOf(settings);
  const frame = reportFrameTexts[settings.lang];
  const rules = frame.preset(settings.preset, settings.rules.title);
  const figure = {
    source: frame.figureSource(frame.source(facts.source), rules),
    period: frame.period(writer, facts.firstDay, facts.lastDay),
    currency: settings.currency,
  };
  return {
    settings,
    writer,
    frame,
    rules,
    figure,
    customersFigure: { ...figure, period: frame.period(writer, facts.windowStart, facts.referenceDay) },
    days: daysBetween(facts.firstDay, facts.lastDay) + 1,
  };
}

/** A feature as a sentence says it, in lower case. */
export function featureInText({ writer }: Pick<ReportContext, 'writer'>, name: string): string {
  return featureWords(writer.language, name).heading.toLowerCase();
}

/** A value of a feature, as the language writes its kind. */
export function writeFeature(writer: Writer, name: string, value: number | null): string {
  if (value === null) return writer.number(null);
  const { kind } = featureWords(writer.language, name);
  switch (kind) {
    case 'money':
      return writer.money(value, { decimals: Math.abs(value) >= 100 ? 0 : 2 });
    case 'share':
      return writer.share(value);
    case 'decimal':
      return writer.number(value, { decimals: 2 });
    case 'days':
    case 'count':
      return writer.number(value, { decimals: Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1 });
    default: {
      const unknown: never = kind;
      throw new RangeError(`there is no kind of feature "${String(unknown)}"`);
    }
  }
}

/** Whether the Insiders bought more recently and more often than the others, by their medians. */
export function recentAndFrequent({ features }: Pick<InsidersContrast, 'features'>): boolean {
  const medians = (name: string) => {
    const found = features.find((each) => each.name === name);
    return { own: found?.insiders.median ?? null, rest: found?.rest.median ?? null };
  };
  const [recency, invoices] = [medians('recency_days'), medians('n_invoices')];
  if (recency.own === null || recency.rest === null || invoices.own === null || invoices.rest === null)
    return false;
  return recency.own < recency.rest && invoices.own > invoices.rest;
}
