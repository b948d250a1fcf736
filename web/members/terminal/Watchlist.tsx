// All instruments with their prices; one's favourites first.
import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core';
import { api, ask, keyed, newKey } from '@shared/api/client';
import { Empty } from '@shared/ui/states';
import { toastError } from '@shared/ui/toasts';
import { IconSearch, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useCallback, useState } from 'react';
import { useT } from '../texts';
import { BidAsk } from './Cells';
import { WATCHLIST, type Instrument } from './data';
import styles from './terminal.module.css';

const NONE: string[] = [];

/** The wallet's list, kept by the server. A star answers at once, and goes back if the server refuses. */
export function useFavourites(walletId: number) {
  const client = useQueryClient();
  const { data: favourites = NONE } = useQuery({
    queryKey: [...WATCHLIST, walletId], staleTime: 60_000,
    queryFn: async () => (await ask(api.GET('/me/watchlist', { params: { query: { walletId } } }))).watchlist.map(({ symbol }) => symbol),
  });
  const toggle = useCallback((symbol: string) => {
    const queryKey = [...WATCHLIST, walletId];
    const before = client.getQueryData<string[]>(queryKey) ?? NONE;
    const on = before.includes(symbol);
    const call = on
      ? api.DELETE('/me/watchlist/{symbol}', { params: { path: { symbol }, query: { walletId } }, headers: keyed(newKey()) })
      : api.POST('/me/watchlist', { params: { query: { walletId } }, body: { symbol }, headers: keyed(newKey()) });
    client.setQueryData(queryKey, on ? before.filter((one) => one !== symbol) : [...before, symbol]);
    void ask<unknown>(call).catch((error: unknown) => { toastError(error); void client.invalidateQueries({ queryKey }); });
  }, [client, walletId]);
  return { favourites, toggle };
}

interface Props {
  instruments: Instrument[];
  favourites: string[];
  toggle: (symbol: string) => void;
  chosen: string;
  choose: (symbol: string) => void;
}

export function Watchlist({ instruments, favourites, toggle, chosen, choose }: Props) {
  const t = useT();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const matching = instruments.filter(({ symbol, description }) => !wanted || `${symbol} ${description}`.toLowerCase().includes(wanted));
  // Favourites stand first, in the order in which they were starred.
  const place = (symbol: string) => { const at = favourites.indexOf(symbol); return at < 0 ? favourites.length : at; };
  const sorted = [...matching].sort((a, b) => place(a.symbol) - place(b.symbol) || a.sort - b.sort);
  return (
    <section className={styles.watch} aria-label={t('terminal.watchlist')}>
      <div className={styles.search}><TextInput size="xs" type="search" aria-label={t('terminal.search')} placeholder={t('terminal.search')} leftSection={<IconSearch size={15} />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} /></div>
      <div className={styles.watchHead} aria-hidden><span>{t('terminal.symbol')}</span><span>{t('terminal.bid')}</span><span>{t('terminal.ask')}</span></div>
      {sorted.length === 0 ? <Empty title={t('terminal.noSymbol')} /> : (
        <ul className={styles.watchRows}>
          {sorted.map((one) => (
            <Row key={one.symbol} symbol={one.symbol} description={one.description} decimals={one.decimals} chosen={one.symbol === chosen} favourite={favourites.includes(one.symbol)} choose={choose} toggle={toggle} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RowProps {
  symbol: string;
  description: string;
  decimals: number;
  chosen: boolean;
  favourite: boolean;
  choose: (symbol: string) => void;
  toggle: (symbol: string) => void;
}

const Row = memo(function Row({ symbol, description, decimals, chosen, favourite, choose, toggle }: RowProps) {
  const t = useT();
  return (
    <li className={styles.watchRow} data-chosen={chosen || undefined}>
      <ActionIcon size={26} variant="transparent" className={styles.star} data-on={favourite || undefined} aria-pressed={favourite} aria-label={t('terminal.favourite', { symbol })} onClick={() => toggle(symbol)}>
        {favourite ? <IconStarFilled size={13} /> : <IconStar size={13} />}
      </ActionIcon>
      <UnstyledButton className={styles.watchButton} aria-current={chosen || undefined} onClick={() => choose(symbol)} title={description}>
        <span className={styles.symbol}><b>{symbol}</b><small>{description}</small></span>
        <BidAsk symbol={symbol} decimals={decimals} />
      </UnstyledButton>
    </li>
  );
}, (a, b) => a.symbol === b.symbol && a.chosen === b.chosen && a.favourite === b.favourite && a.choose === b.choose && a.toggle === b.toggle);
