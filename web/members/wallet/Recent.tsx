// What happened last in an account, for overviews; the statement has all of it.
import { Button } from '@mantine/core';
import { Money } from '@shared/ui/Num';
import { Empty, Loading } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconReceipt } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRecent, type Transaction, type Wallet } from '../data';
import { useT } from '../texts';
import { Panel } from '../ui';
import { signed, StatusBadge, typeWord } from './words';
import styles from './wallet.module.css';

export function Recent({ wallet, most = 6 }: { wallet: Wallet; most?: number }) {
  const t = useT();
  const recent = useRecent(wallet.id);
  return (
    <Panel title={t('transactions.recent')} action={<Button component={Link} to="/wallet/transactions" variant="subtle" size="sm" leftSection={<IconReceipt size={18} />}>{t('transactions.all')}</Button>}>
      {recent.data ? <TransactionRows transactions={recent.data.slice(0, most)} /> : <Loading rows={3} />}
    </Panel>
  );
}

export function TransactionRows({ transactions }: { transactions: Transaction[] }) {
  const t = useT();
  if (!transactions.length) return <Empty title={t('transactions.none')} hint={t('transactions.noneHint')} />;
  return (
    <ul className={styles.rows}>
      {transactions.map((one) => (
        <li key={one.id} className={styles.row}>
          <span className="grow"><span className="clip">{typeWord(one.type)}</span><small><Time value={one.createdAt} /></small></span>
          <StatusBadge status={one.status} />
          <Money value={signed(one)} currency={one.currency} coloured={one.status === 'COMPLETED'} />
        </li>
      ))}
    </ul>
  );
}
