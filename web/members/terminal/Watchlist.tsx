// All instruments with their prices; one's favourites first.
import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core';
import { Empty } from '@shared/ui/states';
import { IconSearch, IconStar, IconStarFilled } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useT } from '../texts';
import { BidAsk } from './Cells';
import { useKept, type Instrument } from './data';
import styles from './terminal.module.css';

export function useFavourites() {
  const [kept, keep] = useKept('favourites', '');
  const favourites = kept.split(',').filter(Boolean);
  const toggle = (symbol: string) => keep((favourites.includes(symbol) ? favourites.filter((one) => one !== symbol) : [...favourites, symbol]).join(','));
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
  const sorted = [...matching].sort((a, b) => +favourites.includes(b.symbol) - +favourites.includes(a.symbol) || a.sort - b.sort);
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
}, (a, b) => a.symbol === b.symbol && a.chosen === b.chosen && a.favourite === b.favourite && a.choose === b.choose);
