import { type Language } from '../../config';
import { two } from '../phrases';
import { type Writer } from '../writer';
import { type ComparisonFacts } from './comparison';

/** The words of the figures of the comparison. */
export interface ComparisonFigureTexts {
  readonly shares: (
    w: Writer,
    from: { readonly source: string; readonly period: string },
    rows: readonly { readonly name: string; readonly share: number }[],
  ) => { readonly title: string; readonly subtitle: string; readonly caption: string; readonly alt: string };
  readonly shareAxis: string;
  readonly publishedBar: string;
  readonly publishedSpenders: string;
  readonly ownBar: string;
  readonly ownSpenders: string;
  readonly silhouettes: (
    w: Writer,
    from: { readonly source: string; readonly period: string },
    f: ComparisonFacts,
  ) => { readonly title: string; readonly subtitle: string; readonly caption: string; readonly alt: string };
  readonly own: string;
  readonly common: string;
  readonly published: string;
  readonly kAxis: string;
  readonly silhouetteAxis: string;
}

/** The words of the figures of the comparison, by language. */
export const comparisonFigureTexts: Readonly<Record<Language, ComparisonFigureTexts>> = {
  en: {
    shares: (w, { source, period }, rows) => ({
      title: `The published Insiders hold ${w.share(rows[0].share)} of revenue${rows[1] === undefined ? '' : `, as many of the biggest spenders ${w.share(rows[1].share)}`}`,
      subtitle: `Share of all gross revenue, ${period}`,
      caption: `${source}. The published bar is as published; the others are counted here.`,
      alt: `Bars: ${rows.map(({ name, share }) => `${name} ${w.share(share)}`).join('; ')}.`,
    }),
    shareAxis: 'share of all revenue',
    publishedBar: 'Insiders, published',
    publishedSpenders: 'as many biggest spenders',
    ownBar: 'Insiders, same rules here',
    ownSpenders: 'as many biggest spenders who can be invited',
    silhouettes: (w, { source, period }, f) => ({
      title: `On the map the ${w.number(f.groups)} groups score ${two(w, f.own)}, on the customers’ own figures ${two(w, f.common)}`,
      subtitle: `Mean silhouette of Ward on the UMAP map by number of groups, ${period}`,
      caption: `${source}. Published values as published. The customers’ own figures are taken on log scales.`,
      alt: `Lines by number of groups: on the map, on the customers’ own figures, and as published.`,
    }),
    own: 'on the map, here',
    common: 'on the customers’ own figures',
    published: 'on the map, published',
    kAxis: 'groups',
    silhouetteAxis: 'silhouette',
  },
  pt: {
    shares: (w, { source, period }, rows) => ({
      title: `Os Insiders publicados têm ${w.share(rows[0].share)} da receita${rows[1] === undefined ? '' : `; o mesmo número de maiores compradores, ${w.share(rows[1].share)}`}`,
      subtitle: `Parcela de toda a receita bruta, ${period}`,
      caption: `${source}. A barra publicada está como publicada; as outras foram contadas aqui.`,
      alt: `Barras: ${rows.map(({ name, share }) => `${name} ${w.share(share)}`).join('; ')}.`,
    }),
    shareAxis: 'parcela de toda a receita',
    publishedBar: 'Insiders, publicado',
    publishedSpenders: 'o mesmo número de maiores compradores',
    ownBar: 'Insiders, mesmas regras aqui',
    ownSpenders: 'o mesmo número de maiores compradores que podem ser convidados',
    silhouettes: (w, { source, period }, f) => ({
      title: `No mapa os ${w.number(f.groups)} grupos marcam ${two(w, f.own)}; nos números dos próprios clientes, ${two(w, f.common)}`,
      subtitle: `Silhueta média de Ward sobre o mapa UMAP por número de grupos, ${period}`,
      caption: `${source}. Valores publicados como publicados. Os números dos próprios clientes estão em escala logarítmica.`,
      alt: `Linhas por número de grupos: no mapa, nos números dos próprios clientes e como publicado.`,
    }),
    own: 'no mapa, aqui',
    common: 'nos números dos próprios clientes',
    published: 'no mapa, publicado',
    kAxis: 'grupos',
    silhouetteAxis: 'silhueta',
  },
};
