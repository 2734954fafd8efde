export {
  tradeByCountry,
  tradeByMonth,
  tradeByWeekday,
  type Country,
  type Month,
  type Weekday,
} from './calendar';
export { profileColumns, type ColumnProfile } from './columns';
export { countOddities, type Oddity } from './oddities';
export { describeColumns, type Statistics } from './statistics';
