import { type Language } from '../../config';
import { type Writer } from '../writer';

/** A step of the cleaning, by the name of its rule and what that was given. */
export interface CleaningStep {
  readonly rule: string;
  readonly values: readonly string[];
  readonly price: number | null;
}

/** What a step drops, and why. */
export interface CleaningWords {
  readonly what: string;
  readonly why: string;
}

/** Words for the steps of the cleaning; a rule without words of its own is named as it is. */
export type CleaningTexts = (step: CleaningStep, writer: Writer) => CleaningWords;

const STATES_PT: Readonly<Record<string, string>> = {
  cancelled: 'cancelados',
  refunded: 'reembolsados',
  pending: 'pendentes',
  failed: 'com pagamento recusado',
  test: 'de teste',
  'no sale': 'que não são vendas',
};

/** The words for the steps of the cleaning, by language. */
export const cleaningTexts: Readonly<Record<Language, CleaningTexts>> = {
  en: ({ rule, values, price }, writer) => {
    const words: Readonly<Record<string, readonly [string, string]>> = {
      start: ['All lines that could be read', 'The source.'],
      price_not_positive: [
        'Prices of zero or less',
        'Gifts, corrections of stock and bad debts are no sales.',
      ],
      price_below: [
        `Prices below ${writer.money(price, { decimals: 2 })}`,
        'Published rule: such a price is no sale.',
      ],
      stock_code_letters_only: [
        'Stock codes of letters alone',
        'Published rule: a stock code of letters alone is no product.',
      ],
      stock_code_in: [
        `Stock codes ${values.join(', ')}`,
        'Carriage, fees, discounts, samples, manual entries and vouchers are no products.',
      ],
      country_in: [`Countries ${values.join(', ')}`, 'These are no countries.'],
      customer_in: [`Customer ${values.join(', ')}`, 'Published rule: dropped by number.'],
      guest: [
        'Lines without a customer id',
        'Nobody knows who bought, so nobody can be invited; this revenue is shown as a line of its own.',
      ],
      no_product: ['Codes that the shop names', 'Carriage, fees, vouchers and the like are no products.'],
      order_state: [`Orders that are ${values.join(', ')}`, 'What did not stand is no sale.'],
      giant: [
        'A customer out of all proportion to the others',
        'Groups, means and shares would speak of that one alone; the revenue is shown as a line of its own.',
      ],
      exact_repeat: ['Exact repeats of an earlier line', 'They are taken for entries made twice.'],
      taken_back: [
        'Purchases that were returned, with their returns',
        'A purchase that was taken back is no purchase.',
      ],
    };
    const [what, why] = words[rule] ?? [rule, ''];
    return { what, why };
  },
  pt: ({ rule, values, price }, writer) => {
    const words: Readonly<Record<string, readonly [string, string]>> = {
      start: ['Todas as linhas que puderam ser lidas', 'A fonte.'],
      price_not_positive: [
        'Preços iguais ou menores que zero',
        'Brindes, acertos de estoque e dívidas perdidas não são vendas.',
      ],
      price_below: [
        `Preços abaixo de ${writer.money(price, { decimals: 2 })}`,
        'Regra publicada: um preço assim não é venda.',
      ],
      stock_code_letters_only: [
        'Códigos de produto só com letras',
        'Regra publicada: um código só com letras não é produto.',
      ],
      stock_code_in: [
        `Códigos de produto ${values.join(', ')}`,
        'Frete, taxas, descontos, amostras, lançamentos manuais e vales não são produtos.',
      ],
      country_in: [`Países ${values.join(', ')}`, 'Não são países.'],
      customer_in: [`Cliente ${values.join(', ')}`, 'Regra publicada: excluído pelo número.'],
      guest: [
        'Linhas sem código de cliente',
        'Não se sabe quem comprou, portanto não há quem convidar; essa receita aparece em linha própria.',
      ],
      no_product: ['Códigos que a loja nomeia', 'Frete, taxas, vales e semelhantes não são produtos.'],
      order_state: [
        `Pedidos ${values.map((state) => STATES_PT[state] ?? state).join(', ')}`,
        'O que não valeu não é venda.',
      ],
      giant: [
        'Um cliente desproporcional aos demais',
        'Grupos, médias e parcelas falariam só dele; a receita aparece em linha própria.',
      ],
      exact_repeat: ['Repetições exatas de uma linha anterior', 'São consideradas lançamentos em dobro.'],
      taken_back: ['Compras devolvidas, com as devoluções', 'Uma compra que voltou não é compra.'],
    };
    const [what, why] = words[rule] ?? [rule, ''];
    return { what, why };
  },
};
