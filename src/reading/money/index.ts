export { compareAmounts } from './amounts';
export { keepOneCurrency, shownCurrency } from './currency';
export { currencyBySigns } from './currency-signs';
export { fitPrices } from './fit-prices';
