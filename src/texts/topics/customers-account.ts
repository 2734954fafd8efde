import { md } from '../../format';
import { type Writer } from '../writer';

/** The customers who count, and who is none now. */
export interface CustomersAccount {
  readonly customers: number;
  /** Who bought before the window only, or has no purchase that stands; null where guests are customers. */
  readonly gone: { readonly lapsed: number; readonly withoutPurchase: number } | null;
}

/** How the customers who count, and those who do not, make up all who have a line after cleaning. */
export function accountInEnglish(w: Writer, { customers, gone }: CustomersAccount): string {
  if (gone === null || gone.lapsed + gone.withoutPurchase === 0) return '';
  const { lapsed, withoutPurchase } = gone;
  const why = [
    lapsed > 0 ? md`${w.number(lapsed)} bought before the days that count only` : '',
    withoutPurchase > 0 ? md`of ${w.number(withoutPurchase)} no purchase stands` : '',
  ];
  return md`Of ${w.number(customers + lapsed + withoutPurchase)} customers with a line after cleaning, ${w.number(customers)} count; ${why.filter(Boolean).join(', and ')}.`;
}

/** The same in Portuguese. */
export function accountInPortuguese(w: Writer, { customers, gone }: CustomersAccount): string {
  if (gone === null || gone.lapsed + gone.withoutPurchase === 0) return '';
  const { lapsed, withoutPurchase } = gone;
  const why = [
    lapsed > 0 ? md`${w.number(lapsed)} compraram só antes dos dias que contam` : '',
    withoutPurchase > 0 ? md`de ${w.number(withoutPurchase)} nenhuma compra permanece` : '',
  ];
  return md`De ${w.number(customers + lapsed + withoutPurchase)} clientes com alguma linha depois da limpeza, ${w.number(customers)} contam; ${why.filter(Boolean).join(', e ')}.`;
}
