import { expect, test } from 'vitest';
import { checkRequest } from '../../../local/events/entries.ts';

test('a request of PutEvents holds 256 KB, counted in bytes over all its entries', () => {
  const Detail = JSON.stringify({ text: '帮'.repeat(43_000) });
  expect(() => checkRequest([{ Source: 's', DetailType: 'd', Detail }])).not.toThrow();
  expect(() => checkRequest([{ Detail }, { Detail }, { Detail }])).toThrow(
    'Total size of the entries in the request is over the limit.',
  );
  expect(() => checkRequest([])).toThrow('1 validation error detected');
});
