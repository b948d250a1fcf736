// Money: what each real account has, what can be done with it, what is on its way, what happened last.
import { Button, Group, Stack, Text } from '@mantine/core';
import { showPanel } from '@shared/ui/dialogs';
import { Money } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { IconArrowDownLeft, IconArrowsExchange, IconArrowUpRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { isLive, useOpenWithdrawal, useWallets, type Wallet } from '../data';
import { useT } from '../texts';
import { Facts, Page, Panel } from '../ui';
import { Transfer } from './Transfer';
import { OpenWithdrawal } from './OpenWithdrawal';
import { Recent } from './Recent';
import styles from './wallet.module.css';

export default function WalletPage() {
  const t = useT();
  const wallets = useWallets(15_000);
  const live = wallets.data?.filter(isLive) ?? [];
  return (
    <Page title={t('wallet.title')} wide actions={live.length > 1 && <Button variant="default" size="sm" leftSection={<IconArrowsExchange size={18} />} onClick={() => showPanel({ title: t('transfer.title'), content: (close) => <Transfer wallets={live} close={close} /> })}>{t('transfer.action')}</Button>}>
      <OnItsWay />
      <Loaded query={wallets}>
        {() => (live.length
          ? <div className={styles.grid}>{live.map((wallet) => <Card key={wallet.id} wallet={wallet} />)}</div>
          : <Panel><Empty title={t('wallet.none')} hint={t('wallet.noneHint')} action={<Button component={Link} to="/accounts" size="sm" mt="sm">{t('accounts.open')}</Button>} /></Panel>)}
      </Loaded>
      {live[0] && <Recent wallet={live[0]} />}
    </Page>
  );
}

function Card({ wallet }: { wallet: Wallet }) {
  const t = useT();
  return (
    <Panel label={t('accounts.number', { id: wallet.id })}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">{t('accounts.number', { id: wallet.id })}</Text>
        <div className={styles.amount}><Money value={wallet.balance} currency={wallet.currency} /></div>
        <Facts facts={[[t('wallet.withdrawable'), <Money key="w" value={wallet.withdrawable} currency={wallet.currency} />], [t('wallet.held'), <Money key="h" value={wallet.pendingWithdrawal} currency={wallet.currency} />]]} />
        <Group grow gap="xs">
          <Button component={Link} to="/wallet/deposit" search={{ account: String(wallet.id) } as never} size="sm" leftSection={<IconArrowDownLeft size={18} />}>{t('deposit.action')}</Button>
          <Button component={Link} to="/wallet/withdraw" search={{ account: String(wallet.id) } as never} size="sm" variant="default" leftSection={<IconArrowUpRight size={18} />}>{t('withdraw.action')}</Button>
        </Group>
      </Stack>
    </Panel>
  );
}

function OnItsWay() {
  const { data } = useOpenWithdrawal();
  return data ? <OpenWithdrawal transaction={data} /> : null;
}
