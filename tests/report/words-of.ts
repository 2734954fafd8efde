import { type Block, type ReportDocument } from '../../src/report';

/** A piece of a document's text, with where it stands. */
export interface Said {
  readonly where: string;
  readonly text: string;
}

/** Every text of a document that somebody reads, those in figures among them; rules to be copied are left out. */
export function wordsOf(document: ReportDocument): Said[] {
  const { title, about, notice, headline, tiles, lead, sections, files } = document;
  const all: Said[] = [
    { where: 'title', text: title },
    ...about.map((text) => ({ where: 'about', text })),
    ...(notice === null ? [] : [{ where: 'notice', text: notice }]),
    { where: 'headline', text: headline },
    ...tiles.flatMap(({ label, value, note }) =>
      [label, value, note].map((text) => ({ where: 'tile', text })),
    ),
    ...lead.map((text) => ({ where: 'lead', text })),
    ...files.map((file) => ({ where: 'files', text: file.title })),
    ...sections.flatMap(({ id, heading, answer, blocks, caveat }) => [
      ...[heading, answer, caveat].map((text) => ({ where: id, text })),
      ...blocks.flatMap((block) =>
        blockWords(block).map((text) => ({ where: `${id}, ${block.type}`, text })),
      ),
    ]),
  ];
  // Names of files and commands are the same in every language.
  return all.map(({ where, text }) => ({ where, text: text.replace(/`[^`]*`/g, '`') }));
}

function blockWords(block: Block): string[] {
  switch (block.type) {
    case 'prose':
      return [block.markdown];
    case 'table':
      return [
        block.caption,
        ...block.columns.flatMap(({ heading, explanation = '' }) => [heading, explanation]),
        ...block.rows.flat().map(({ text }) => text),
      ];
    case 'code':
      return [block.caption];
    case 'figure':
      return figureWords(block.figure);
    default:
      throw new Error('there is no such block');
  }
}

/** The keys of plotly whose texts are read. */
const READ = ['text', 'name', 'ticktext', 'title', 'subtitle', 'caption', 'alt', 'tickprefix', 'label'];

function figureWords(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return READ.includes(key) ? [part.replace(/<[^>]*>/g, ' ')] : [];
  if (Array.isArray(part)) return part.flatMap((each) => figureWords(each, key));
  if (typeof part !== 'object' || part === null) return [];
  // The theme's template has no words of the figure.
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'template' ? [] : figureWords(value, name),
  );
}
