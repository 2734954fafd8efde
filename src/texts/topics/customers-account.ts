import { md } from '../../format';
import { type Writer } from '../writer';

/** The customers who count, and who is none now. */
export interface CustomersAccount {
  readonly customers: number;
  /** Who bought before the window only, or has no purchase that stands; null where guests are customers. */
  readonly gone: { readonly lapsed: number; readonly withoutPurchase: number } | null;
  /** Who is set apart, being out of all proportion to the others. */
  readonly giants: number;
}

/** How the customers who count, and those who do not, make up all who have a line after cleaning. */
export function accountInEnglish(w: Writer, { customers, gone, giants }: CustomersAccount): string {
  const { lapsed, withoutPurchase } = gone ?? { lapsed: 0, withoutPurchase: 0 };
  if (lapsed + withoutPurchase + giants === 0) return '';
  const why = [
    lapsed > 0 ? md`${w.number(lapsed)} bought before the days that count only` : '',
    withoutPurchase > 0 ? md`of ${w.number(withoutPurchase)} no purchase stands` : '',
    giants > 0
      ? md`${w.number(giants)} ${giants === 1 ? 'is' : 'are'} set apart, being out of all proportion to the others`
      : '',
  ];
  return md`Of ${w.number(customers + lapsed + withoutPurchase + giants)} customers with a line after cleaning, ${w.number(customers)} count; ${w.list(why.filter(Boolean))}.`;
}

/** The same in Portuguese. */
export function accountInPortuguese(w: Writer, { customers, gone, giants }: CustomersAccount): string {
  const { lapsed, withoutPurchase } = gone ?? { lapsed: 0, withoutPurchase: 0 };
  if (lapsed + withoutPurchase + giants === 0) return '';
  const why = [
    lapsed > 0 ? md`${w.number(lapsed)} compraram só antes dos dias que contam` : '',
    withoutPurchase > 0 ? md`de ${w.number(withoutPurchase)} nenhuma compra permanece` : '',
    giants > 0
      ? md`${w.number(giants)} ${giants === 1 ? 'fica' : 'ficam'} à parte, por ${giants === 1 ? 'ser desproporcional' : 'serem desproporcionais'} aos demais`
      : '',
  ];
  return md`De ${w.number(customers + lapsed + withoutPurchase + giants)} clientes com alguma linha depois da limpeza, ${w.number(customers)} contam; ${w.list(why.filter(Boolean))}.`;
}
