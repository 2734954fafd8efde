export { createCatalogue, type Catalogue } from './catalogue';
export { orderQuantity, priceStep } from './prices';
export { ANYBODY, createShelf, type Shelf } from './shelf';
