import { evaluationSummary, FORECAST_GROUP, quotedFor, regressionSummary } from '../../programme';
import { reportFindingsTexts, type FindingsFacts } from '../../texts';
import { cell, tableBlocks, words } from '../blocks';
import { type ReportContext } from '../context';
import { type ReportSection } from '../document';
import { type ReportParts } from '../parts';

/** The closing table: finding, estimate with interval, verdict, and what it rules out. */
export function findingsSection({ writer }: ReportContext, parts: ReportParts): ReportSection {
  const { heading, caption, columns, rows } = reportFindingsTexts[writer.language];
  return {
    id: 'findings',
    heading,
    answer: '',
    blocks: tableBlocks(
      caption,
      [words(columns.finding), words(columns.estimate), words(columns.verdict), words(columns.rulesOut)],
      rows(writer, findingsFacts(parts)).map(({ finding, estimate, verdict, rulesOut }) => [
        cell(finding),
        cell(estimate),
        cell(verdict),
        cell(rulesOut),
      ]),
    ),
    caveat: '',
  };
}

function findingsFacts(parts: ReportParts): FindingsFacts {
  const { run, segments, eligibility, membership, evaluation, plan, caveats } = parts;
  const { facts, insiders } = run;
  const three = quotedFor(run.outlook, FORECAST_GROUP, 3);
  const better = evaluationSummary(evaluation);
  const regression = regressionSummary(evaluation);
  const { later } = caveats;
  return {
    insiders: facts.headline.insiders,
    customers: facts.headline.customers,
    how: facts.clustering.selection?.how ?? 'segment',
    stability: segments[0].stability,
    shareOfAll: facts.headline.shareOfAll,
    shareInterval: insiders.shareInterval,
    spendersShare: facts.headline.topSpendersShareOfAll,
    later: later === null ? null : { share: later.share, ends: later.interval, spenders: later.topSpenders },
    expected:
      three === null
        ? null
        : {
            value: three.quoted.expected,
            ends: [three.quoted.low95, three.quoted.high95],
            origins: three.origins,
            meanAbsoluteError: three.meanAbsoluteError,
          },
    rule: eligibility.status === 'none' ? null : eligibility.outOfSample,
    membership:
      membership.outcome === null || membership.bare === null
        ? null
        : {
            flapping: membership.outcome.flappingShare,
            strictFlapping: membership.bare.flappingShare,
            meets: membership.meets === true,
          },
    better:
      better === null
        ? null
        : {
            superiority: better.superiority,
            passed: better.passed,
            tests: better.groupTests,
            origins: better.origins,
          },
    regression,
    detectable:
      typeof plan === 'string' || plan.recommended.relative === null
        ? null
        : { relative: plan.recommended.relative, days: plan.recommended.days },
    guestShare: facts.guestRevenue / facts.allRevenue,
  };
}
