import { type Language } from '../../src/config';
import { locales, pageTexts, type PageTexts } from '../../src/texts';
import { type Assets } from './assets';

/** What every template takes of the site. */
export interface SiteView {
  readonly locale: string;
  readonly words: PageTexts;
  /** Where the shared files are seen from the page. */
  readonly assets: Assets;
}

/** The site as its pages see it: those of notebooks and the indexes are English, a report's page has its own language. */
export function siteView(assets: Assets, prefix: string, language: Language = 'en'): SiteView {
  const seen = {
    css: prefix + assets.css,
    js: prefix + assets.js,
    plotly: prefix + assets.plotly,
  };
  return { locale: locales[language], words: pageTexts[language], assets: seen };
}
