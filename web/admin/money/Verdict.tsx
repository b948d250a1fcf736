// The decision on a withdrawal: approve, for less if need be, or reject with a reason.
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { api, ask, keyed, newKey, type Schemas } from '@shared/api/client';
import { useMay, useWrite } from '@shared/api/queries';
import { money } from '@shared/i18n/format';
import { confirm, showPanel } from '@shared/ui/dialogs';
import { Money } from '@shared/ui/Num';
import { toastDone, toastError } from '@shared/ui/toasts';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { methodWord } from '../badges';
import { useT } from '../texts';

type Transaction = Schemas['Transaction'];

export function Verdict({ transaction, decided }: { transaction: Transaction; decided: () => void }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const { id, amount, currency } = transaction;
  const reject = async () => {
    const answer = await confirm({
      title: t('withdrawals.rejectTitle'), says: t('withdrawals.rejectSays', { amount: money(amount, currency), name: transaction.customer?.name ?? '' }), action: t('withdrawals.reject'), danger: true,
      reason: { label: t('kyc.reason'), needed: true, templates: [t('withdrawals.why.kyc'), t('withdrawals.why.bonus'), t('withdrawals.why.owner'), t('withdrawals.why.way')] },
    });
    if (!answer) return;
    await ask(api.POST('/transactions/{id}/reject', { params: { path: { id } }, body: { comment: answer.reason }, headers: keyed(newKey()) }));
    toastDone(t('withdrawals.rejected'));
    decided();
    await client.invalidateQueries({ queryKey: ['transactions'] });
  };
  if (!may('approveWithdrawal')) return null;
  return (
    <Group gap={8}>
      <Button size="sm" color="var(--sell)" onClick={() => void reject().catch(toastError)}>{t('withdrawals.reject')}</Button>
      <Button size="sm" color="var(--buy)" onClick={() => showPanel({ title: t('withdrawals.approveTitle'), content: (close) => <Approve transaction={transaction} done={() => { close(); decided(); }} /> })}>{t('withdrawals.approve')}</Button>
    </Group>
  );
}

function Approve({ transaction, done }: { transaction: Transaction; done: () => void }) {
  const t = useT();
  const { id, amount, currency } = transaction;
  const [less, setLess] = useState('');
  const [comment, setComment] = useState('');
  const write = useWrite({
    call: (_: void, key) => ask(api.POST('/transactions/{id}/approve', { params: { path: { id } }, body: { changedAmount: less || null, comment: comment || null }, headers: keyed(key) })),
    stale: [['transactions'], ['wallets']],
    done: () => { toastDone(t('withdrawals.approved')); done(); },
  });
  const submit = (event: FormEvent) => { event.preventDefault(); write.mutate(); };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('withdrawals.approveSays', { name: transaction.customer?.name ?? '', method: methodWord(transaction.method) })}</Text>
        <Text size="xl" fw={700}><Money value={less || amount} currency={currency} /></Text>
        <TextInput label={t('withdrawals.less')} description={t('withdrawals.lessHint')} inputMode="decimal" dir="ltr" value={less} onChange={(event) => setLess(event.currentTarget.value.replace(',', '.').trim())} />
        <Textarea label={t('money.comment')} value={comment} maxLength={500} onChange={(event) => setComment(event.currentTarget.value)} />
        <Button type="submit" size="sm" color="var(--buy)" loading={write.isPending} disabled={less !== '' && !/^\d+(\.\d+)?$/.test(less)}>{t('withdrawals.approve')}</Button>
      </Stack>
    </form>
  );
}
