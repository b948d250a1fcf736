// The trading accounts, real and demo, with what can be done with each.
import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { showPanel } from '@shared/ui/dialogs';
import { CopyText } from '@shared/ui/Copy';
import { Money, Num } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { IconChartCandle, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWallets, type Wallet } from '../data';
import { useT } from '../texts';
import { Facts, Page, Panel } from '../ui';
import styles from '../wallet/wallet.module.css';
import { OpenAccount, TopUp } from './forms';

export default function Accounts() {
  const t = useT();
  const wallets = useWallets(10_000);
  const open = () => showPanel({ title: t('accounts.open'), content: (close) => <OpenAccount close={close} /> });
  const button = <Button size="sm" leftSection={<IconPlus size={18} />} onClick={open}>{t('accounts.open')}</Button>;
  return (
    <Page title={t('accounts.title')} wide actions={button}>
      <Loaded query={wallets}>
        {(all) => (all.length === 0
          ? <Panel><Empty title={t('accounts.none')} hint={t('accounts.noneHint')} action={button} /></Panel>
          : [false, true].map((demo) => <Kind key={String(demo)} demo={demo} wallets={all.filter(({ isDemo }) => isDemo === demo)} />))}
      </Loaded>
    </Page>
  );
}

function Kind({ demo, wallets }: { demo: boolean; wallets: Wallet[] }) {
  const t = useT();
  if (!wallets.length) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">{demo ? t('accounts.demoAccounts') : t('accounts.liveAccounts')}</Title>
      <div className={styles.grid}>{wallets.map((wallet) => <Account key={wallet.id} wallet={wallet} />)}</div>
    </Stack>
  );
}

function Account({ wallet }: { wallet: Wallet }) {
  const t = useT();
  const money = (value: string) => <Money value={value} currency={wallet.currency} />;
  return (
    <Panel label={t('accounts.number', { id: wallet.id })}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text size="sm"><CopyText text={String(wallet.id)} /></Text>
          <Group gap={6}>
            {wallet.status !== 'ACTIVE' && <Badge color="red" variant="light">{t('accounts.disabled')}</Badge>}
            <Badge color={wallet.isDemo ? 'blue' : 'green'} variant="light">{wallet.isDemo ? t('accounts.demo') : t('accounts.live')}</Badge>
          </Group>
        </Group>
        <div className={styles.amount}>{money(wallet.equity)}</div>
        <Facts facts={[
          [t('terminal.account.balance'), money(wallet.balance)],
          [t('terminal.account.profit'), <Money key="p" value={wallet.profitLoss} currency={wallet.currency} coloured />],
          [t('accounts.positions'), <Num key="n" value={wallet.openPositions} />],
          [t('accounts.leverage'), <bdi key="l" dir="ltr">1:{wallet.leverage}</bdi>],
          [t('accounts.group'), wallet.group?.name ?? '—'],
          [t('accounts.platform'), wallet.platform],
        ]} />
        <Group grow gap="xs">
          <Button component={Link} to="/terminal" search={{ account: String(wallet.id) } as never} size="sm" leftSection={<IconChartCandle size={18} />}>{t('home.trade')}</Button>
          {wallet.isDemo
            ? <Button variant="default" size="sm" onClick={() => showPanel({ title: t('accounts.topUp'), content: (close) => <TopUp wallet={wallet} close={close} /> })}>{t('accounts.topUp')}</Button>
            : <Button variant="default" component={Link} to="/wallet/deposit" search={{ account: String(wallet.id) } as never} size="sm">{t('deposit.action')}</Button>}
        </Group>
      </Stack>
    </Panel>
  );
}
