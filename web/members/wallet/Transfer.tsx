// Money from one of one's accounts to another.
import { Alert, Button, Select, Stack, TextInput } from '@mantine/core';
import { api, ApiError, ask, keyed } from '@shared/api/client';
import { useWrite } from '@shared/api/queries';
import { money } from '@shared/i18n/format';
import { toastDone, wordsFor } from '@shared/ui/toasts';
import { useState, type FormEvent } from 'react';
import { TRANSACTIONS, WALLETS, type Wallet } from '../data';
import { plainAmount } from '../exact';
import { useT } from '../texts';

export function Transfer({ wallets, close }: { wallets: Wallet[]; close: () => void }) {
  const t = useT();
  const [from, setFrom] = useState(String(wallets[0]?.id ?? ''));
  const [to, setTo] = useState(String(wallets[1]?.id ?? ''));
  const [amount, setAmount] = useState('');
  const find = (id: string) => wallets.find((wallet) => String(wallet.id) === id);
  const source = find(from);
  const move = useWrite({
    quiet: true, stale: [WALLETS, TRANSACTIONS],
    call: (_: undefined, key) => ask(api.POST('/wallets/transfers', { body: { sourceWalletId: source?.id, targetWalletId: find(to)?.id, amount: plainAmount(amount) }, headers: keyed(key) })),
    done: () => { toastDone(t('transfer.done')); close(); },
  });
  const fields = move.error instanceof ApiError ? move.error.fields() : {};
  const choices = wallets.map((wallet) => ({ value: String(wallet.id), label: `${wallet.id} · ${money(wallet.balance, wallet.currency)}` }));
  return (
    <form onSubmit={(event: FormEvent) => { event.preventDefault(); move.mutate(undefined); }} noValidate>
      <Stack gap="sm">
        {move.error && !Object.keys(fields).length && <Alert color="red" variant="light" role="alert">{wordsFor(move.error)}</Alert>}
        <Select size="sm" label={t('transfer.from')} data={choices} value={from} allowDeselect={false} error={fields['sourceWalletId']} onChange={(value) => setFrom(value ?? '')} />
        <Select size="sm" label={t('transfer.to')} data={choices.filter(({ value }) => value !== from)} value={to === from ? null : to} allowDeselect={false} error={fields['targetWalletId']} onChange={(value) => setTo(value ?? '')} />
        <TextInput size="sm" inputMode="decimal" dir="ltr" label={t('deposit.amountIn', { currency: source?.currency ?? '' })} value={amount} error={fields['amount']} onChange={(event) => setAmount(event.currentTarget.value)} />
        <Button type="submit" size="sm" loading={move.isPending} disabled={!plainAmount(amount) || to === from || !to}>{t('transfer.action')}</Button>
      </Stack>
    </form>
  );
}
