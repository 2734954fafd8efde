export { addMonths, dayNumber, dayText, monthEnds, monthOf } from '../../numeric';
