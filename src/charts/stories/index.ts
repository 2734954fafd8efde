export { elbowFigure, silhouetteFigure } from './clusters';
export { ledgerFigure } from './cleaning';
export { countriesFigure, logHistogramsFigure, monthsFigure, weekdaysFigure } from './description';
export { cohortsFigure, correlationsFigure, paretoFigure, rfmFigure } from './exploration';
