// The trading terminal. On a wide screen all at once; on a phone one view at a time, with the buttons to trade always within reach of the thumb.
import { Badge, Button, Menu, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMe } from '@shared/api/queries';
import { LanguageMenu, SchemeMenu } from '@shared/ui/menus';
import { Broken, Empty, Loaded, Loading } from '@shared/ui/states';
import { IconArrowLeft, IconChartCandle, IconChevronDown, IconLayersIntersect, IconList, IconPlusMinus } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useWallets, type Wallet } from '../data';
import { useT } from '../texts';
import { AccountBar } from './AccountBar';
import { Book } from './Book';
import { useOld } from './Cells';
import { Chart } from './Chart';
import { useInstruments, useKept, useOwnEvents, useUnlessLive, type Instrument, type Side } from './data';
import { feed, useLine } from './feed';
import styles from './terminal.module.css';
import { SideButton, Ticket } from './Ticket';
import { useOneClick, useOrder } from './useOrder';
import { useFavourites, Watchlist } from './Watchlist';
import { usePreview } from './usePreview';

export default function Terminal() {
  const t = useT();
  const wallets = useWallets(useUnlessLive());
  useOwnEvents();
  const { account } = useSearch({ strict: false }) as { account?: string };
  const [kept, keep] = useKept('account', '');
  const open = wallets.data?.filter(({ status }) => status === 'ACTIVE') ?? [];
  const wallet = open.find(({ id }) => String(id) === (account ?? kept)) ?? open.find(({ isDemo }) => !isDemo) ?? open[0];
  const walletId = wallet?.id;
  useEffect(() => feed.of(walletId), [walletId]);
  useEffect(() => () => feed.of(undefined), []);
  if (wallets.error && !wallets.data) return <Broken error={wallets.error} retry={() => void wallets.refetch()} />;
  if (!wallets.data) return <Loading />;
  if (!wallet) {
    return (
      <main className={styles.empty}>
        <Empty icon={<IconChartCandle size={24} />} title={t('terminal.noAccount')} hint={t('terminal.noAccountHint')} action={<Button component={Link} to="/accounts" size="sm" mt="sm">{t('accounts.open')}</Button>} />
        <Button component={Link} to="/" variant="subtle" size="sm">{t('terminal.home')}</Button>
      </main>
    );
  }
  return <Desk wallet={wallet} wallets={open} keep={keep} />;
}

function Desk({ wallet, wallets, keep }: { wallet: Wallet; wallets: Wallet[]; keep: (id: string) => void }) {
  const t = useT();
  const instruments = useInstruments();
  return (
    <div className={styles.desk}>
      <Head wallet={wallet} wallets={wallets} keep={keep} />
      <LineBar />
      <Loaded query={instruments}>
        {(all) => (all.length ? <Floor wallet={wallet} instruments={all} /> : <Empty title={t('terminal.noInstruments')} hint={t('terminal.noInstrumentsHint')} />)}
      </Loaded>
    </div>
  );
}

function Head({ wallet, wallets, keep }: { wallet: Wallet; wallets: Wallet[]; keep: (id: string) => void }) {
  const t = useT();
  const navigate = useNavigate();
  const name = (one: Wallet) => `${one.isDemo ? t('accounts.demo') : t('accounts.live')} · ${one.id}`;
  const pick = (one: Wallet) => { keep(String(one.id)); void navigate({ to: '/terminal', search: { account: String(one.id) } as never, replace: true }); };
  return (
    <header className={styles.head}>
      <Link to="/" className={styles.back} aria-label={t('terminal.home')}><IconArrowLeft size={20} /></Link>
      <Menu position="bottom-start">
        <Menu.Target>
          <UnstyledButton className={styles.account} aria-label={`${t('terminal.switchAccount')}: ${name(wallet)}`}>
            <Badge size="lg" variant="light" color={wallet.isDemo ? 'blue' : 'green'} rightSection={<IconChevronDown size={13} />}>{name(wallet)}</Badge>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>{wallets.map((one) => <Menu.Item key={one.id} onClick={() => pick(one)}>{name(one)} · {one.currency}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      <span className="grow" />
      <LanguageMenu /><SchemeMenu />
    </header>
  );
}

/** Tells at once when prices stop coming. */
function LineBar() {
  const t = useT();
  const line = useLine();
  return <div role="status" className={styles.lineBar} data-lost={line === 'lost' || undefined}>{line === 'lost' && t('terminal.lost')}</div>;
}

type View = 'watch' | 'chart' | 'trade' | 'book';

function Floor({ wallet, instruments }: { wallet: Wallet; instruments: Instrument[] }) {
  const t = useT();
  const phone = useMediaQuery('(max-width: 62em)', undefined, { getInitialValueInEffect: false });
  const me = useMe();
  const { oneClick, toggle } = useOneClick(me.data?.user.id ?? '');
  const { favourites, toggle: favour } = useFavourites(wallet.id);
  const [kept, choose] = useKept('symbol', '');
  const instrument = instruments.find(({ symbol }) => symbol === kept) ?? instruments[0];
  const [sizes, setSizes] = useState<Record<string, string>>({});
  const [view, setView] = useState<View>('chart');
  if (!instrument) return null;
  const usual = instrument.sizes[1]?.size ?? instrument.sizes[0]?.size ?? instrument.minOrderSize;
  const size = sizes[instrument.symbol] ?? usual;
  const setSize = (value: string) => setSizes((before) => ({ ...before, [instrument.symbol]: value }));
  const watch = <Watchlist instruments={instruments} favourites={favourites} toggle={favour} chosen={instrument.symbol} choose={(symbol) => { choose(symbol); if (phone) setView('chart'); }} />;
  const ticket = <Ticket key={`${wallet.id}.${instrument.symbol}`} wallet={wallet} instrument={instrument} size={size} setSize={setSize} oneClick={oneClick} toggleOneClick={() => void toggle()} sent={() => phone && setView('book')} />;
  if (!phone) {
    return (
      <>
        <main className={styles.floor}>
          {watch}
          <div className={styles.middle}><Chart walletId={wallet.id} instrument={instrument} oneClick={oneClick} /><Book wallet={wallet} /></div>
          {ticket}
        </main>
        <AccountBar wallet={wallet} />
      </>
    );
  }
  return (
    <>
      <AccountBar wallet={wallet} />
      <main className={styles.view}>
        {view === 'watch' && watch}
        {view === 'chart' && <Chart walletId={wallet.id} instrument={instrument} oneClick={oneClick} />}
        {view === 'trade' && ticket}
        {view === 'book' && <Book wallet={wallet} />}
      </main>
      {view === 'chart' && <ThumbBar wallet={wallet} instrument={instrument} size={size} oneClick={oneClick} open={() => setView('trade')} />}
      <nav className={styles.views} aria-label={t('terminal.views')}>
        {VIEWS.map(({ key, icon }) => (
          <UnstyledButton key={key} className={styles.viewButton} aria-current={view === key ? 'page' : undefined} onClick={() => setView(key)}>{icon}<span>{t(`terminal.view.${key}`)}</span></UnstyledButton>
        ))}
      </nav>
    </>
  );
}

const VIEWS: { key: View; icon: React.ReactNode }[] = [
  { key: 'watch', icon: <IconList size={22} aria-hidden /> }, { key: 'chart', icon: <IconChartCandle size={22} aria-hidden /> },
  { key: 'trade', icon: <IconPlusMinus size={22} aria-hidden /> }, { key: 'book', icon: <IconLayersIntersect size={22} aria-hidden /> },
];

/** Sell and buy under the chart: they ask first, or open the ticket's question; with one-click trading they trade. */
function ThumbBar({ wallet, instrument, size, oneClick, open }: { wallet: Wallet; instrument: Instrument; size: string; oneClick: boolean; open: () => void }) {
  const t = useT();
  const old = useOld(instrument.symbol);
  const order = useOrder(wallet.id, instrument, oneClick);
  const preview = usePreview(wallet.id, instrument.symbol, size, !old);
  const press = (side: Side) => {
    const price = feed.price(instrument.symbol);
    void order.send({ type: 'MARKET', side, size, price: '', stopLoss: '', takeProfit: '' }, (side === 'BUY' ? price?.ask : price?.bid) ?? '', preview.data?.[side]).then((sent) => !sent && order.error && open());
  };
  return (
    <div className={styles.thumb}>
      <SideButton side="SELL" instrument={instrument} disabled={old || order.busy || preview.data?.SELL.allowed === false} press={() => press('SELL')} />
      <UnstyledButton className={styles.thumbSize} onClick={open}><small>{t('terminal.lots')}</small><b><bdi dir="ltr">{size}</bdi></b></UnstyledButton>
      <SideButton side="BUY" instrument={instrument} disabled={old || order.busy || preview.data?.BUY.allowed === false} press={() => press('BUY')} />
    </div>
  );
}
