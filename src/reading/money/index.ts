export { compareAmounts } from './amounts';
export { readCredits } from './credits';
export { keepOneCurrency, shownCurrency } from './currency';
export { currencyBySigns } from './currency-signs';
export { fitPrices } from './fit-prices';
