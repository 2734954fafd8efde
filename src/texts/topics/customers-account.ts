import { md } from '../../format';
import { type Language } from '../../config';
import { amount } from '../phrases';
import { type Writer } from '../writer';

/** The customers who count, and who is none now. */
export interface CustomersAccount {
  readonly customers: number;
  /** Who bought before the window only, or has no purchase that stands; null where guests are customers. */
  readonly gone: { readonly lapsed: number; readonly withoutPurchase: number } | null;
  /** Who is set apart, being out of all proportion to the others. */
  readonly giants: number;
  /** What is left after cleaning, and what of it those who count bought in the days that count; null where it is not net. */
  readonly value: { readonly left: number; readonly counted: number } | null;
}

/** How the customers who count, and those who do not, make up all who have a line after cleaning; likewise their revenue. */
export const accountTexts: Readonly<Record<Language, (w: Writer, facts: CustomersAccount) => string>> = {
  en: inEnglish,
  pt: inPortuguese,
};

function inEnglish(w: Writer, { customers, gone, giants, value }: CustomersAccount): string {
  const { lapsed, withoutPurchase } = gone ?? { lapsed: 0, withoutPurchase: 0 };
  if (lapsed + withoutPurchase + giants === 0) return '';
  const why = [
    lapsed > 0 ? md`${w.number(lapsed)} bought before the days that count only` : '',
    withoutPurchase > 0 ? md`of ${w.number(withoutPurchase)} no purchase stands` : '',
    giants > 0
      ? md`${w.number(giants)} ${giants === 1 ? 'is' : 'are'} set apart, being out of all proportion to the others`
      : '',
  ];
  return md`Of ${w.number(customers + lapsed + withoutPurchase + giants)} customers with a line after cleaning, ${w.number(customers)} count; ${w.list(why.filter(Boolean))}.${value === null || giants > 0 ? '' : ` Of ${amount(w, value.left)} that cleaning leaves they brought ${amount(w, value.counted)} in the days that count; the rest lies before these days, or is of those who do not count.`}`;
}

function inPortuguese(w: Writer, { customers, gone, giants, value }: CustomersAccount): string {
  const { lapsed, withoutPurchase } = gone ?? { lapsed: 0, withoutPurchase: 0 };
  if (lapsed + withoutPurchase + giants === 0) return '';
  const why = [
    lapsed > 0 ? md`${w.number(lapsed)} compraram só antes dos dias que contam` : '',
    withoutPurchase > 0 ? md`de ${w.number(withoutPurchase)} nenhuma compra permanece` : '',
    giants > 0
      ? md`${w.number(giants)} ${giants === 1 ? 'fica' : 'ficam'} à parte, por ${giants === 1 ? 'ser desproporcional' : 'serem desproporcionais'} aos demais`
      : '',
  ];
  return md`De ${w.number(customers + lapsed + withoutPurchase + giants)} clientes com alguma linha depois da limpeza, ${w.number(customers)} contam; ${w.list(why.filter(Boolean))}.${value === null || giants > 0 ? '' : ` De ${amount(w, value.left)} que a limpeza deixa, eles trouxeram ${amount(w, value.counted)} nos dias que contam; o resto é anterior a esses dias ou é de quem não conta.`}`;
}
