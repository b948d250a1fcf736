// The withdrawal that is on its way, and taking it back while that is possible.
import { Button, Group } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { money } from '@shared/i18n/format';
import { confirm } from '@shared/ui/dialogs';
import { Money } from '@shared/ui/Num';
import { toastDone } from '@shared/ui/toasts';
import { TRANSACTIONS, WALLETS, WITHDRAWAL, type Transaction } from '../data';
import { useT } from '../texts';
import { Facts, Panel } from '../ui';
import { Parcel } from './Parcel';

export function OpenWithdrawal({ transaction }: { transaction: Transaction }) {
  const t = useT();
  const cancel = useWrite({ stale: [WITHDRAWAL, WALLETS, TRANSACTIONS], call: () => ask(api.DELETE('/me/withdrawals/current')), done: () => toastDone(t('withdraw.cancelled')) });
  const amount = money(transaction.amount, transaction.currency);
  const take = async () => {
    if (await confirm({ title: t('withdraw.cancelTitle'), says: t('withdraw.cancelSays', { amount }), action: t('withdraw.cancel'), danger: true })) cancel.mutate(undefined);
  };
  return (
    <Panel title={<>{t('withdraw.onItsWay')} <Money value={transaction.amount} currency={transaction.currency} /></>}>
      <Parcel transaction={transaction} />
      <Facts facts={[[t('withdraw.to'), <bdi key="to" dir="ltr">{transaction.walletAddress}</bdi>], [t('withdraw.from'), t('accounts.number', { id: transaction.walletId })]]} />
      {transaction.status === 'PENDING' && <Group mt="sm"><Button variant="light" color="red" size="sm" loading={cancel.isPending} onClick={() => void take()}>{t('withdraw.cancel')}</Button></Group>}
    </Panel>
  );
}
