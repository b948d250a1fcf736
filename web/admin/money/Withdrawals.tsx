// The withdrawals that wait for a decision, with everything for it on one screen: who asks, what came in and by which way, what is open,
// how long they have waited. Keys: j and k for the next and the one before.
import { Anchor, Badge, Group, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { api, ask, type Schemas } from '@shared/api/client';
import { Money } from '@shared/ui/Num';
import { Empty, Loaded } from '@shared/ui/states';
import { Time, useNow } from '@shared/ui/Time';
import { IconMoodHappy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import styles from '../people/kyc/kyc.module.css';
import { methodWord } from '../badges';
import { useT } from '../texts';
import { Verdict } from './Verdict';
import { Case } from './WithdrawalCase';

const MOST = 100;
const EVERY_MS = 20_000;
const LATE_MS = 24 * 3600_000;

export default function Withdrawals() {
  const t = useT();
  const query = useQuery({
    queryKey: ['transactions', 'queue'], refetchInterval: EVERY_MS,
    queryFn: () => ask(api.GET('/transactions', { params: { query: { limit: MOST, offset: 0, sortBy: 'createdAt', filters: { types: ['WITHDRAWAL'], statuses: ['PENDING'] } } } })),
  });
  return (
    <section style={{ display: 'flex', flexDirection: 'column', flex: 1, minBlockSize: 0 }}>
      <Group p="10px 16px" gap="sm" style={{ borderBlockEnd: '1px solid var(--line)' }}><Title order={1} size="h3">{t('nav.withdrawals')}</Title><Text size="xs" c="dimmed" visibleFrom="sm">{t('kyc.keys')}</Text></Group>
      <Loaded query={query}>
        {({ transactions }) => transactions.length === 0 ? <Empty icon={<IconMoodHappy size={24} />} title={t('withdrawals.done')} hint={t('withdrawals.doneHint')} /> : <Queue waiting={transactions} />}
      </Loaded>
    </section>
  );
}

export function Age({ since }: { since: string }) {
  const late = useNow() - Date.parse(since) > LATE_MS;
  return late ? <Badge variant="light" color="red"><Time value={since} as="ago" /></Badge> : <Time value={since} as="ago" />;
}

function Queue({ waiting }: { waiting: Schemas['Transaction'][] }) {
  const t = useT();
  const navigate = useNavigate();
  const wanted = useRouterState({ select: (state) => (state.location.search as { id?: string }).id });
  const at = Math.max(0, waiting.findIndex((one) => one.id === wanted));
  const current = waiting[at];
  const go = (to: number) => {
    const next = waiting[(to + waiting.length) % waiting.length];
    if (next) void navigate({ to: '.', search: { id: next.id } as never, replace: true });
  };
  useHotkeys([['j', () => go(at + 1)], ['k', () => go(at - 1)]]);
  return (
    <div className={styles.queue}>
      <ul className={styles.list} aria-label={t('withdrawals.waiting')}>
        {waiting.map((one, index) => (
          <li key={one.id}>
            <button type="button" aria-current={index === at} onClick={() => go(index)}>
              <Group justify="space-between" wrap="nowrap" gap={6}><b className="clip"><bdi>{one.customer?.name ?? one.walletId}</bdi></b><Money value={one.amount} currency={one.currency} /></Group>
              <span className="quiet">{methodWord(one.method)} · <Age since={one.createdAt} /></span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.case}>
        {current && <>
          <Group mb="sm" justify="space-between">
            <Group gap="sm">
              <Title order={2} size="h4"><bdi>{current.customer?.name}</bdi></Title>
              <Anchor component={Link} to={`/customers/${current.customerId}`} size="sm">{t('kyc.toCustomer')}</Anchor>
            </Group>
            <Verdict transaction={current} decided={() => go(at + 1)} />
          </Group>
          <Case key={current.id} transaction={current} />
        </>}
      </div>
    </div>
  );
}
