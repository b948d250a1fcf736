// A customer's orders, wallet by wallet.
import { SegmentedControl, Stack } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { Empty, Loaded } from '@shared/ui/states';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../texts';
import OrderList from '../../trading/OrderList';

export default function Orders({ customerId }: { customerId: string }) {
  const t = useT();
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useQuery({ queryKey: ['wallets', customerId], queryFn: () => ask(api.GET('/wallets', { params: { query: { customerId, limit: 100, offset: 0 } } })) });
  return (
    <Loaded query={query}>
      {({ wallets }) => {
        const wallet = wallets.find((one) => String(one.id) === chosen) ?? wallets[0];
        if (!wallet) return <Empty title={t('wallets.none')} />;
        return (
          <Stack gap={0} align="flex-start">
            {wallets.length > 1 && <SegmentedControl aria-label={t('money.wallet')} value={String(wallet.id)} onChange={setChosen} data={wallets.map((one) => ({ value: String(one.id), label: `${one.id} ${one.currency}` }))} />}
            <div style={{ inlineSize: '100%' }}><OrderList key={wallet.id} accountId={wallet.id} /></div>
          </Stack>
        );
      }}
    </Loaded>
  );
}
