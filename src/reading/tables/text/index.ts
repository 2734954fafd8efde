export { openText } from './text';
