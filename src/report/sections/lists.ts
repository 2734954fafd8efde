import { listsFigure } from '../../charts';
import { LIST_LENGTHS, listFacts, listSummary } from '../../experiment';
import { listTexts } from '../../texts';
import { cell, figureBlocks, numbers, plain, proseBlocks, tableBlocks, words } from '../blocks';
import { type ReportContext } from '../context';
import { type Block } from '../document';
import { type ReportParts } from '../parts';

/** What lists of every length, by every order, brought afterwards; and what to do, in a sentence. */
export function listBlocks({ writer, figure }: ReportContext, { lists, run }: ReportParts): Block[] {
  const texts = listTexts[writer.language];
  const summary = listSummary(lists);
  if (summary === null) return proseBlocks(`**${texts.heading}.** ${plain(texts.short)}`);
  const facts = listFacts(lists, summary, run.facts.clustering.selection);
  const share = (value: number | null) => cell(writer.share(value), value);
  return [
    ...proseBlocks(`**${texts.heading}.** ${plain(texts.dates(writer, facts))}`),
    ...figureBlocks(listsFigure(summary, facts, figure, writer)),
    ...tableBlocks(
      texts.caption(writer, facts),
      [
        words(texts.columns.order),
        ...LIST_LENGTHS.map((length) => numbers(writer.share(length, { decimals: 0 }))),
        numbers(texts.columns.own),
      ],
      summary.orders.map(({ order, shares, own }) => [
        cell(texts.orders[order]),
        ...shares.map(share),
        share(own),
      ]),
    ),
    ...proseBlocks(plain(texts.recommendation(writer, facts), texts.order(facts))),
  ];
}
