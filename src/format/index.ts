export { formatDate, type DateStyle } from './date';
export { escapeMarkdown, md, plainText } from './markdown';
export { currencySymbol, formatMoney, formatNumber, formatShare } from './number';
export { missing, type NumberOptions, type ValueFormat } from './types';
export { formatValue, isNumeric } from './value';
export { escapeHtml } from './html';
export { shownUrl } from './url';
