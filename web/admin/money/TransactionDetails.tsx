// One transaction with all its words, and the way back for a withdrawal that was paid.
import { Button, Group, Stack } from '@mantine/core';
import { api, ask, keyed, newKey } from '@shared/api/client';
import { useMay } from '@shared/api/queries';
import { CopyText } from '@shared/ui/Copy';
import { confirm } from '@shared/ui/dialogs';
import { Money, Num } from '@shared/ui/Num';
import { Facts } from '@shared/ui/Record';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { toastDone, toastError } from '@shared/ui/toasts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Demo, methodWord, TransactionStatus, transactionType } from '../badges';
import { useT } from '../texts';

export function TransactionDetails({ id, close }: { id: string; close: () => void }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery({ queryKey: ['transactions', id], queryFn: async () => (await ask(api.GET('/transactions/{id}', { params: { path: { id } } }))).transaction });
  const refund = async () => {
    const sure = await confirm({ title: t('money.refundTitle'), says: t('money.refundSays'), action: t('money.refund'), danger: true });
    if (!sure) return;
    await ask(api.POST('/transactions/{id}/refund', { params: { path: { id } }, headers: keyed(newKey()) }));
    toastDone(t('money.refunded'));
    await client.invalidateQueries({ queryKey: ['transactions'] });
    close();
  };
  return (
    <Loaded query={query}>
      {(one) => (
        <Stack>
          <Facts title={t('money.what')} action={<Group gap={6}><Demo on={one.isDemo} /><TransactionStatus value={one.status} /></Group>} facts={[
            [t('money.type'), transactionType(one.type)], [t('money.amount'), <Money key="a" value={one.amount} currency={one.currency} />], [t('money.requested'), <Money key="r" value={one.requestedAmount} currency={one.requestedCurrency} />],
            [t('money.processed'), one.processedCurrency && <Money value={one.processedAmount} currency={one.processedCurrency} />], [t('money.rate'), <Num key="e" value={one.processedRate ?? one.exchangeRate} />],
            [t('money.fee'), <Money key="f" value={one.fee} currency={one.currency} />], [t('money.usd'), <Money key="u" value={one.amountUSD} currency="USD" />], [t('money.after'), one.balanceAfter && <Money value={one.balanceAfter} currency={one.currency} />],
          ]} />
          <Facts title={t('money.how')} facts={[
            [t('money.customer'), one.customer && <Link className="link" to={`/customers/${one.customerId}`} onClick={close}><bdi>{one.customer.name}</bdi></Link>], [t('money.wallet'), <CopyText key="w" text={String(one.walletId)} />],
            [t('money.method'), methodWord(one.method)], [t('money.provider'), one.provider], [t('money.reference'), one.providerReference && <CopyText text={one.providerReference} />], [t('money.address'), one.walletAddress && <CopyText text={one.walletAddress} />],
            [t('money.created'), <Time key="c" value={one.createdAt} />], [t('money.completed'), <Time key="d" value={one.completedAt} />], [t('money.comment'), one.comment], [t('money.reason'), one.rejectReason], [t('money.flag'), one.flag], [t('customer.id'), <CopyText key="i" text={one.id} />],
          ]} />
          {one.type === 'WITHDRAWAL' && one.status === 'COMPLETED' && may('refundWithdrawal') && <Button variant="light" color="red" onClick={() => void refund().catch(toastError)}>{t('money.refund')}</Button>}
        </Stack>
      )}
    </Loaded>
  );
}
