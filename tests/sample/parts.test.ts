import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRandom } from '../../src/numeric';
import { aliasTable, drawIndex } from '../../src/sample/alias';
import {
  closingMinute,
  createCalendar,
  dayAt,
  DAY_MINUTES,
  drawMinute,
  timeText,
} from '../../src/sample/calendar';
import { createCatalogue } from '../../src/sample/shop/catalogue';
import { drawCustomers } from '../../src/sample/visits/customers';
import { GROUP_PLANS, groupSizes, SAMPLE_GROUPS } from '../../src/sample/groups';
import { orderQuantity, priceStep } from '../../src/sample/shop/prices';

describe('an alias table', () => {
  test('gives back its weights exactly, slot by slot', () => {
    const weights = [5, 0, 1, 3, 7];
    const { keep, other } = aliasTable(weights);
    const mass = new Float64Array(weights.length);
    keep.forEach((chance, slot) => {
      mass[slot] += chance / weights.length;
      mass[other[slot]] += (1 - chance) / weights.length;
    });
    weights.forEach((weight, i) => assert.ok(Math.abs(mass[i] - weight / 16) < 1e-15, `index ${i}`));
  });

  test('never draws an index of weight zero', () => {
    const random = createRandom(1);
    const table = aliasTable([0, 1, 0, 2]);
    for (let i = 0; i < 2000; i += 1) assert.equal(drawIndex(table, random) % 2, 1);
  });

  test('is refused without any weight above zero', () => {
    assert.throws(() => aliasTable([0, 0]), /weights must have a sum above 0, received 0/);
    assert.throws(() => aliasTable([Number.NaN, 1]), /received NaN/);
  });
});

describe('the calendar of the sample', () => {
  const calendar = createCalendar();

  test('runs from 1 December 2010 to 9 December 2011', () => {
    assert.equal(calendar.days, 374);
    assert.equal(calendar.date.length, 374);
    assert.deepEqual([calendar.date[0], calendar.date[calendar.days - 1]], ['2010-12-01', '2011-12-09']);
    assert.deepEqual([calendar.month[0], calendar.month[calendar.days - 1]], [0, 12]);
  });

  test('is closed on Saturdays and for twelve nights at the turn of the year', () => {
    calendar.date.forEach((date, day) => {
      if (new Date(date).getUTCDay() === 6) assert.equal(calendar.weight[day], 0, date);
    });
    const open = calendar.date.filter((_, day) => calendar.weight[day] > 0);
    const before = open.filter((date) => date < '2011-01-01').at(-1);
    const after = open.find((date) => date >= '2011-01-01');
    assert.deepEqual([before, after], ['2010-12-23', '2011-01-04']);
  });

  test('has a clock that ends where the days end, and finds the day of a reading', () => {
    assert.ok(Math.abs(calendar.clock[calendar.days] - calendar.days) < 1e-9);
    for (let day = 0; day < calendar.days; day += 1) {
      if (calendar.weight[day] === 0) continue;
      assert.equal(dayAt(calendar, calendar.clock[day]), day);
      assert.equal(dayAt(calendar, calendar.clock[day] + 0.999 * calendar.weight[day]), day);
    }
    assert.equal(dayAt(calendar, calendar.days + 1), calendar.days - 1);
  });

  test('draws minutes of the day within the hours of trade', () => {
    const random = createRandom(2);
    for (const day of [0, 4, calendar.days - 1]) {
      for (let i = 0; i < 500; i += 1) {
        const minute = drawMinute(calendar, day, random);
        assert.equal(Math.floor(minute / DAY_MINUTES), day);
        assert.ok(minute <= closingMinute(calendar, day));
        assert.ok(minute >= day * DAY_MINUTES + 6 * 60);
      }
    }
    assert.ok(closingMinute(calendar, calendar.days - 1) < (calendar.days - 1) * DAY_MINUTES + 13 * 60);
  });

  test('writes a minute as ISO text', () => {
    assert.equal(timeText(calendar, 0), '2010-12-01 00:00:00');
    assert.equal(timeText(calendar, 31 * DAY_MINUTES + 9 * 60 + 5), '2011-01-01 09:05:00');
  });
});

describe('prices and quantities', () => {
  test('are brought to the nearest step by ratio', () => {
    // √(195 · 210) = 202.36…, √(210 · 225) = 217.37…
    assert.deepEqual([202, 203, 217, 218].map(priceStep), [195, 210, 210, 225]);
    assert.deepEqual([0.01, 1e9].map(priceStep), [6, 16_500]);
    // √(12 · 24) = 16.97…, √(4 · 6) = 4.89…
    assert.deepEqual([0, 1, 4, 5, 16, 17].map(orderQuantity), [1, 1, 4, 6, 12, 24]);
    assert.equal(orderQuantity(5000), 5040);
  });
});

describe('a calendar of several years', () => {
  test('ends on the same day, begins on an earlier first of December, and has every year’s season and growth', () => {
    const calendar = createCalendar(3);
    assert.deepEqual([calendar.date[0], calendar.date[calendar.days - 1]], ['2008-12-01', '2011-12-09']);
    const at = (day: string) => calendar.date.indexOf(day);
    assert.deepEqual(
      ['2008-12-31', '2009-12-31', '2010-11-30', '2011-12-09'].map((day) => [
        calendar.month[at(day)],
        calendar.year[at(day)],
      ]),
      [
        [0, 0],
        [0, 1],
        [11, 1],
        [12, 2],
      ],
    );
    // The second Wednesdays of November trade alike.
    const november = ['2009-11-11', '2010-11-10', '2011-11-09'].map((day) => calendar.weight[at(day)]);
    assert.deepEqual(november, [november[0], november[0], november[0]]);
    const firsts = (growth: number): number => {
      const { firstDay } = drawCustomers(20_000, 3, calendar, growth);
      const within = (from: string, to: string): number =>
        firstDay.filter((day) => day >= at(from) && day <= at(to)).length;
      return within('2010-01-01', '2010-11-30') / within('2009-01-01', '2009-11-30');
    };
    // Groups that only come early or late in the window blur it; twice the growth is seen as such.
    assert.ok(firsts(0.5) / firsts(0) > 1.4 && firsts(0.5) / firsts(0) < 1.6, `${firsts(0.5) / firsts(0)}`);
  });
});

describe('the catalogue', () => {
  const { code, texts, text, pence, products, members } = createCatalogue(7, 374);

  test('has a code of its own for every item, and a description of its own for every product', () => {
    assert.equal(new Set(code).size, code.length);
    const names = Array.from(text.subarray(0, products), (i) => texts[i]);
    assert.equal(new Set(names).size, products);
    for (let item = 0; item < products; item += 1) assert.match(code[item], /^[1-8]\d{4}[A-D]?$/);
    assert.equal(
      members.reduce((sum, list) => sum + list.length, 0),
      products,
    );
  });

  test('has prices around two pounds and letters on about a quarter of the codes', () => {
    const sorted = pence.slice(0, products).sort();
    const median = sorted[products / 2];
    assert.ok(median >= 185 && median <= 255, `median ${median}`);
    assert.ok(
      sorted[products * 0.9] >= 595 && sorted[products * 0.9] <= 995,
      `90%: ${sorted[products * 0.9]}`,
    );
    const lettered = code.filter((text) => /^\d{5}[A-D]$/.test(text)).length / products;
    assert.ok(lettered > 0.2 && lettered < 0.34, `lettered ${lettered}`);
  });

  test('uses no letter that ISO-8859-1 lacks, so that any form of the file can be made of it', () => {
    for (const text of texts) assert.equal(Buffer.from(text, 'latin1').toString('latin1'), text);
  });
});

describe('the sizes of the groups', () => {
  test('add up to the customers and leave no group empty, from 50 customers on', () => {
    for (let customers = 50; customers < 700; customers += 1) {
      const sizes = Object.values(groupSizes(customers));
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        customers,
      );
      assert.ok(Math.min(...sizes) >= 1, `${customers} customers`);
    }
  });

  test('follow the shares, which add up to one', () => {
    const total = SAMPLE_GROUPS.reduce((sum, group) => sum + GROUP_PLANS[group].share, 0);
    assert.ok(Math.abs(total - 1) < 1e-12);
    const sizes = groupSizes(100_000);
    for (const group of SAMPLE_GROUPS)
      assert.ok(Math.abs(sizes[group] - 100_000 * GROUP_PLANS[group].share) < 1, group);
  });
});

test('Customer ids keep clear of the numbers that the published rules give to guests', () => {
  const calendar = createCalendar();
  for (const seed of [1, 2, 3]) {
    const { id } = drawCustomers(6400, seed, calendar);
    assert.ok(id[6399] < 19_000, `the last of 6,400 is ${id[6399]}`);
    assert.equal(new Set(id).size, 6400);
    assert.ok(drawCustomers(6401, seed, calendar).id[0] > 1_000_000);
  }
});
