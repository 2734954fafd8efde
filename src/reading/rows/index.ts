export { gatherContacts } from './contacts';
export { typePlainRows } from './plain-rows';
export { prepareStaged } from './prepare';
export { leaveOutRepeats, noticeTwice } from './repeats';
export { countReasons, eachSetAside, gatherReasons, writeSetAside, type Reasons } from './set-aside';
export { setStraysAside } from './strays';
export { readTotals } from './totals';
export { makeLines, priceDecimals, typeRows, type TypingPlan } from './typed';
