export {
  tradeByCountry,
  tradeByMonth,
  tradeByWeekday,
  type Country,
  type Month,
  type Weekday,
} from './calendar';
export { countOddities, type Oddity } from './oddities';
