export { compareShadow, type ModelView, type ShadowCustomer, type ShadowFacts } from './compare';
export { readShadow, writeShadow } from './keep';
export { type ShadowMonth, type ShadowSegment, type ShadowSide, type ShadowVerdict } from './types';
