// The queue of identities to check: the oldest first, the next opens by itself when one is decided.
import { Anchor, Group, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { api, ask, type Schemas } from '@shared/api/client';
import { country } from '@shared/i18n/format';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { IconMoodHappy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import { useT } from '../../texts';
import styles from './kyc.module.css';
import Papers from './Papers';

const MOST = 100;

export default function Review() {
  const t = useT();
  const query = useQuery({ queryKey: ['customers', 'review'], queryFn: () => ask(api.GET('/customers', { params: { query: { selectedKycStatuses: ['IN_REVIEW'], sortBy: 'updatedAt', limit: MOST, offset: 0 } } })) });
  return (
    <section style={{ display: 'flex', flexDirection: 'column', flex: 1, minBlockSize: 0 }}>
      <Group p="10px 16px" gap="sm" style={{ borderBlockEnd: '1px solid var(--line)' }}><Title order={1} size="h3">{t('nav.review')}</Title><Text size="xs" c="dimmed" visibleFrom="sm">{t('kyc.keys')}</Text></Group>
      <Loaded query={query}>
        {({ customers }) => customers.length === 0 ? <Empty icon={<IconMoodHappy size={24} />} title={t('kyc.done')} hint={t('kyc.doneHint')} /> : <Queue customers={customers} />}
      </Loaded>
    </section>
  );
}

function Queue({ customers }: { customers: Schemas['Customer'][] }) {
  const t = useT();
  const navigate = useNavigate();
  const wanted = useRouterState({ select: (state) => (state.location.search as { id?: string }).id });
  const at = Math.max(0, customers.findIndex((customer) => customer.id === wanted));
  const current = customers[at];
  const go = (to: number) => {
    const next = customers[(to + customers.length) % customers.length];
    if (next) void navigate({ to: '.', search: { id: next.id } as never, replace: true });
  };
  useHotkeys([['j', () => go(at + 1)], ['k', () => go(at - 1)]]);
  return (
    <div className={styles.queue}>
      <ul className={styles.list} aria-label={t('kyc.waiting')}>
        {customers.map((customer, index) => (
          <li key={customer.id}>
            <button type="button" aria-current={index === at} onClick={() => go(index)}>
              <b><bdi>{customer.name}</bdi></b><span className="quiet">{country(customer.country)} · <Time value={customer.updatedAt} as="ago" /></span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.case}>
        {current && <>
          <Group mb="sm" gap="sm"><Title order={2} size="h4"><bdi>{current.name}</bdi></Title><Anchor component={Link} to={`/customers/${current.id}`} size="sm">{t('kyc.toCustomer')}</Anchor></Group>
          <Papers key={current.id} customer={current} decided={() => go(at + 1)} />
        </>}
      </div>
    </div>
  );
}
