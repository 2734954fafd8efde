import { type Language } from '../../config';

/**
 * The words of a page around what it tells, for its templates and its scripts; these put values in where a name stands
 * in braces.
 */
export interface PageTexts {
  readonly skip: string;
  readonly breadcrumb: string;
  readonly onThisPage: string;
  readonly linkToSection: string;
  /** Before a notice. */
  readonly generatedData: string;
  readonly mindTheData: string;
  /** Above an answer, and above what it cannot show. */
  readonly answer: string;
  readonly caveat: string;
  readonly files: string;
  readonly morePages: string;
  readonly notebooks: string;
  /** Before the date and time. */
  readonly rendered: string;
  readonly howToUse: string;

  /** The name of a figure without a title, by its `number`. */
  readonly figure: string;
  readonly saveImage: string;
  /** Of the figure with the `title`. */
  readonly saveImageOf: string;

  /** The name of a table without a caption. */
  readonly table: string;
  readonly columnMeanings: string;
  readonly meaningOf: string;
  /** By the column with the `heading`. */
  readonly sortBy: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyTable: string;
  /** What is copied has the `caption`. */
  readonly copyOf: string;

  readonly theme: string;
  readonly auto: string;
  readonly light: string;
  readonly dark: string;
  /** Its `state` now. */
  readonly changeTheme: string;

  /** The decimal mark, for numbers that are copied to a spreadsheet. */
  readonly decimal: string;
}

/** The words of the pages, by language. */
export const pageTexts: Readonly<Record<Language, PageTexts>> = {
  en: {
    skip: 'Skip to the content',
    breadcrumb: 'Breadcrumb',
    onThisPage: 'On this page',
    linkToSection: 'Link to this section',
    generatedData: 'Generated data',
    mindTheData: 'Mind the data',
    answer: 'Answer',
    caveat: 'Caveat',
    files: 'Files',
    morePages: 'More about this run',
    notebooks: 'How all of this was worked out, step by step',
    rendered: 'Rendered',
    howToUse: 'Figures are interactive; tables sort by a click on their headings.',
    figure: 'Figure {number}',
    saveImage: 'Save image',
    saveImageOf: 'Save as an image: {title}',
    table: 'Table',
    columnMeanings: 'What the columns mean',
    meaningOf: 'What “{heading}” means',
    sortBy: 'Sort by “{heading}”',
    copy: 'Copy',
    copied: 'Copied',
    copyTable: 'Copy the table as tab-separated text',
    copyOf: 'Copy: {caption}',
    theme: 'Theme',
    auto: 'auto',
    light: 'light',
    dark: 'dark',
    changeTheme: 'Colour theme: {state}. Change',
    decimal: '.',
  },
  pt: {
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
  },
};
