import { formatDate, formatNumber, formatShare } from '../../src/format';
import { type RenderedReport, type RunRecord, type RunSummary } from './types';

/** A run as the templates take it: every number already in words. */
export interface RunView {
  readonly run: string;
  readonly headline: string;
  readonly isSample: boolean;
  readonly notice: string | null;
  readonly generatedAt: string;
  readonly generated: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly facts: readonly string[];
  /** The pages for the business; none before they are rendered. */
  readonly reports: readonly RenderedReport[];
}

/** Puts a run's summary into words. */
export function runView(summary: RunSummary | RunRecord): RunView {
  const { run, headline, isSample, generatedAt, customers, insiders, revenueShare } = summary;
  const generated = `${formatDate(generatedAt, { style: 'time' })} UTC`;
  const figures = [
    { label: 'Customers', value: customers === null ? '' : formatNumber(customers) },
    { label: 'Insiders', value: insiders === null ? '' : formatNumber(insiders) },
    { label: 'Their share of revenue', value: revenueShare === null ? '' : formatShare(revenueShare) },
  ].filter(({ value }) => value !== '');
  return {
    run,
    headline,
    isSample,
    notice: summary.notice ?? (isSample ? 'The transactions were generated for trying things out.' : null),
    generatedAt,
    generated,
    figures,
    facts: [`Data: ${summary.dataName}`, `Preset: ${summary.preset}, ${summary.presetTitle}`, generated],
    reports: 'reports' in summary ? (summary.reports ?? []) : [],
  };
}
