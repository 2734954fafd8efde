import { locales, pageTexts, type PageTexts } from '../../src/texts';
import { type Assets } from './assets';

/** What every template takes of the site. */
export interface SiteView {
  readonly locale: string;
  readonly words: PageTexts;
  /** Where the shared files are seen from the page. */
  readonly assets: Assets;
}

/** The site as the pages of notebooks and the indexes see it, which are English. */
export function siteView(assets: Assets, prefix: string): SiteView {
  const seen = {
    css: prefix + assets.css,
    js: prefix + assets.js,
    plotly: prefix + assets.plotly,
  };
  return { locale: locales.en, words: pageTexts.en, assets: seen };
}
