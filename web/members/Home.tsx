// Home: one thing to do next, where one stands, and nothing that distracts from either.
import { Button, Text } from '@mantine/core';
import { useMe } from '@shared/api/queries';
import { Money } from '@shared/ui/Num';
import { Broken, Loading } from '@shared/ui/states';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasMoney, isLive, useOpenWithdrawal, useWallets, type Wallet } from './data';
import styles from './home.module.css';
import { useJourney, type Journey } from './onboarding/journey';
import { useT, type Text as Say } from './texts';
import { Page, Panel, StepBar } from './ui';
import { OpenWithdrawal } from './wallet/OpenWithdrawal';
import { Recent } from './wallet/Recent';

interface Act {
  title: string;
  says: string;
  action: string;
  to: string;
}

export default function Home() {
  const t = useT();
  const me = useMe();
  const wallets = useWallets(10_000);
  const withdrawal = useOpenWithdrawal();
  const { journey, kyc, error, refetch } = useJourney();
  const failed = me.error ?? wallets.error ?? error;
  if (failed && !(me.data && wallets.data && journey)) return <Broken error={failed} retry={() => { void me.refetch(); void wallets.refetch(); refetch(); }} />;
  if (!me.data || !wallets.data || !journey) return <Loading />;
  const { act, second } = nextAct(journey, wallets.data, kyc, t);
  const { next, at, steps } = journey;
  const live = wallets.data.find(isLive);
  return (
    <Page title={t('home.hello', { name: me.data.user.firstname })} wide>
      <section className={styles.hero} aria-label={t('home.next')}>
        <div className="grow">
          <h2 className={styles.heroTitle}>{act.title}</h2>
          <p className={styles.heroText}>{act.says}</p>
        </div>
        <Button component={Link} to={act.to} size="lg" className={styles.heroButton}>{act.action}</Button>
      </section>
      {next && (
        <Link to={next.step === 'KYC' ? '/onboarding/documents' : '/onboarding'} className={styles.steps}>
          <div className="grow"><StepBar label={`${t('onboarding.stepOf', { at, of: steps.length })}: ${t(`steps.${next.step}` as 'steps.KYC')}`} at={at} of={steps.length} /></div>
          <IconChevronRight size={20} className={styles.arrow} aria-hidden />
        </Link>
      )}
      {withdrawal.data && <OpenWithdrawal transaction={withdrawal.data} />}
      {wallets.data.length > 0 && (
        <div className={styles.beside}>
          <Panel title={t('home.accounts')} action={second}><AccountRows wallets={wallets.data} /></Panel>
          {live && <Recent wallet={live} most={5} />}
        </div>
      )}
      <Text size="xs" c="dimmed">{t('risk.short')}</Text>
    </Page>
  );
}

/** The one thing to do next, and a quiet second one. */
function nextAct({ next, steps }: Journey, wallets: Wallet[], kyc: string | undefined, t: Say): { act: Act; second: ReactNode } {
  const live = wallets.filter(isLive);
  const funded = live.some(hasMoney);
  const before = (stage: string) => steps.find((one) => !one.done && one.stage === stage);
  const act = (key: 'steps' | 'open' | 'deposit' | 'trade' | 'fixKyc', to: string): Act => ({ title: t(`home.acts.${key}.title`), says: t(`home.acts.${key}.says`), action: t(`home.acts.${key}.action`), to });
  const deposit = <Button component={Link} to="/wallet/deposit" variant="default" size="sm">{t('deposit.action')}</Button>;
  if (next && before('BeforeSignIn')) return { act: act('steps', '/onboarding'), second: null };
  if (kyc === 'REJECTED' || kyc === 'REVOKED') return { act: act('fixKyc', '/onboarding/documents'), second: deposit };
  if (!live.length) return { act: act('open', '/accounts'), second: null };
  if (!funded && before('BeforeDeposit')) return { act: act('steps', '/onboarding'), second: null };
  if (!funded) return { act: act('deposit', '/wallet/deposit'), second: null };
  return { act: act('trade', '/terminal'), second: deposit };
}

function AccountRows({ wallets }: { wallets: Wallet[] }) {
  const t = useT();
  return (
    <ul className={styles.rows}>
      {wallets.map((wallet) => (
        <li key={wallet.id}>
          <Link to="/terminal" search={{ account: String(wallet.id) } as never} className={styles.row}>
            <span className="grow">
              <b>{wallet.isDemo ? t('accounts.demo') : t('accounts.live')} · <bdi dir="ltr">{wallet.id}</bdi></b>
              <small>{t('home.open', { count: wallet.openPositions })}</small>
            </span>
            <span className={styles.end}>
              <b><Money value={wallet.equity} currency={wallet.currency} /></b>
              <small><Money value={wallet.profitLoss} currency={wallet.currency} coloured /></small>
            </span>
            <IconChevronRight size={18} className={styles.arrow} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
