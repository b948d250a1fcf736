// The first page: what waits for somebody, how the period went beside the one before, where the risk lies, what happened last.
// Every number leads to the list behind it.
import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { api, ask } from '@shared/api/client';
import { useMay, useMe } from '@shared/api/queries';
import { number } from '@shared/i18n/format';
import { Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { Cards } from '@shared/ui/Record';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useT } from '../texts';
import { Figures } from './Figures';
import { Latest } from './Latest';

const PERIODS = ['7', '30', '90'];
const DAY_MS = 24 * 3600_000;
const EVERY_MS = 20_000;

/** The last so many UTC days, today included. */
function lastDays(days: number) {
  const today = new Date().toISOString().slice(0, 10);
  const end = Date.parse(`${today}T00:00:00.000Z`) + DAY_MS;
  return { periodStart: new Date(end - days * DAY_MS).toISOString(), periodEnd: new Date(end).toISOString() };
}

export default function Home() {
  const t = useT();
  const may = useMay();
  const { data: me } = useMe();
  const navigate = useNavigate();
  const wanted = useRouterState({ select: (state) => (state.location.search as { days?: string }).days ?? '30' });
  const days = PERIODS.includes(wanted) ? wanted : '30';
  const query = useQuery({ queryKey: ['dashboard', days], enabled: may('getDashboard'), refetchInterval: EVERY_MS, placeholderData: keepPreviousData, queryFn: () => ask(api.GET('/dashboard', { params: { query: lastDays(parseInt(days, 10)) } })) });
  return (
    <Stack p="md" gap="md">
      <Group justify="space-between" gap="sm">
        <Title order={1} size="h3">{t('home.hello', { name: me?.user.firstname ?? '' })}</Title>
        {may('getDashboard') && (
          <Group gap="sm">
            {query.data && <Text size="xs" c="dimmed">{t('home.asOf')} <Time value={query.data.asOf} as="ago" /></Text>}
            <SegmentedControl aria-label={t('home.period')} value={days} onChange={(value) => void navigate({ to: '.', search: { days: value } as never, replace: true })} data={PERIODS.map((value) => ({ value, label: t('home.days', { count: number(value) }) }))} />
          </Group>
        )}
      </Group>
      {may('getDashboard') && <Loaded query={query} rows={12}>{(dashboard) => <Figures dashboard={dashboard} />}</Loaded>}
      <Cards><Latest /></Cards>
    </Stack>
  );
}
