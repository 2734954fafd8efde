import { type Language } from '../../config';

const english = {
  skip: 'Skip to the content',
  breadcrumb: 'Breadcrumb',
  onThisPage: 'On this page',
  linkToSection: 'Link to this section',
  /** Before a notice. */
  generatedData: 'Generated data',
  mindTheData: 'Mind the data',
  /** Above an answer, and above what it cannot show. */
  answer: 'Answer',
  caveat: 'Caveat',
  files: 'Files',
  morePages: 'More about this run',
  notebooks: 'How all of this was worked out, step by step',
  /** Before the date and time. */
  rendered: 'Rendered',
  howToUse: 'Figures are interactive; tables sort by a click on their headings.',
  /** The name of a figure without a title, by its `number`. */
  figure: 'Figure {number}',
  saveImage: 'Save image',
  /** Of the figure with the `title`. */
  saveImageOf: 'Save as an image: {title}',
  /** The name of a table without a caption. */
  table: 'Table',
  columnMeanings: 'What the columns mean',
  meaningOf: 'What “{heading}” means',
  /** By the column with the `heading`. */
  sortBy: 'Sort by “{heading}”',
  copy: 'Copy',
  copied: 'Copied',
  copyTable: 'Copy the table as tab-separated text',
  /** What is copied has the `caption`. */
  copyOf: 'Copy: {caption}',
  theme: 'Theme',
  auto: 'auto',
  light: 'light',
  dark: 'dark',
  /** Its `state` now. */
  changeTheme: 'Colour theme: {state}. Change',
  /** The decimal mark, for numbers that are copied to a spreadsheet. */
  decimal: '.',
};

/**
 * The words of a page around what it tells, for its templates and its scripts; these put values in where a name stands
 * in braces.
 */
export type PageTexts = typeof english;

const portuguese: typeof english = {
  skip: 'Ir para o conteúdo',
  breadcrumb: 'Trilha de navegação',
  onThisPage: 'Nesta página',
  linkToSection: 'Link para esta seção',
  generatedData: 'Dados simulados',
  mindTheData: 'Atenção aos dados',
  answer: 'Resposta',
  caveat: 'Ressalva',
  files: 'Arquivos',
  morePages: 'Mais sobre esta análise',
  notebooks: 'Como tudo isto foi calculado, passo a passo (em inglês)',
  rendered: 'Gerado em',
  howToUse: 'As figuras são interativas; um clique no título de uma coluna ordena a tabela.',
  figure: 'Figura {number}',
  saveImage: 'Salvar imagem',
  saveImageOf: 'Salvar como imagem: {title}',
  table: 'Tabela',
  columnMeanings: 'O que significa cada coluna',
  meaningOf: 'O que significa “{heading}”',
  sortBy: 'Ordenar por “{heading}”',
  copy: 'Copiar',
  copied: 'Copiado',
  copyTable: 'Copiar a tabela como texto separado por tabulações',
  copyOf: 'Copiar: {caption}',
  theme: 'Tema',
  auto: 'automático',
  light: 'claro',
  dark: 'escuro',
  changeTheme: 'Tema de cores: {state}. Mudar',
  decimal: ',',
};

/** The words of the pages, by language. */
export const pageTexts: Readonly<Record<Language, PageTexts>> = { en: english, pt: portuguese };
