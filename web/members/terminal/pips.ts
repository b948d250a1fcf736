// What a pip is worth: exact in the instrument's currency, and brought into the account's by the prices at hand where there is a way.
import { over, parse, pip, times } from '../exact';
import type { Instrument } from './data';
import { feed } from './feed';

export function pipValue({ contractSize, decimals, currency }: Instrument, size: bigint, account: string): { value: bigint; currency: string } {
  const value = times(times(parse(contractSize) ?? 0n, size), pip(decimals));
  if (currency === account) return { value, currency };
  const straight = parse(feed.price(`${currency}${account}`)?.bid);
  if (straight) return { value: times(value, straight), currency: account };
  const turned = parse(feed.price(`${account}${currency}`)?.ask);
  return turned ? { value: over(value, turned), currency: account } : { value, currency };
}
