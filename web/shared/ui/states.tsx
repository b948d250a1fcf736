// What a place shows when it has no data to show: loading, nothing there, an error with a way on.
import { Button, Center, Skeleton, Stack, Text, ThemeIcon } from '@mantine/core';
import { IconAlertTriangle, IconMapPinOff, IconMoodEmpty } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';
import { useShared } from '../i18n';
import { CopyText } from './Copy';
import { wordsFor } from './toasts';

/** With `whole` it is all that the page has to say, and so its heading. */
export function Empty({ title, hint, action, icon, whole }: { title: string; hint?: string; action?: ReactNode; icon?: ReactNode; whole?: boolean }) {
  return (
    <Center p="xl" mih={180}>
      <Stack align="center" gap={6} maw={420}>
        <ThemeIcon variant="light" color="gray" size={44} radius="xl" aria-hidden>{icon ?? <IconMoodEmpty size={24} />}</ThemeIcon>
        <Text component={whole ? 'h1' : 'p'} m={0} fw={600} ta="center">{title}</Text>
        {hint && <Text size="sm" c="dimmed" ta="center">{hint}</Text>}
        {action}
      </Stack>
    </Center>
  );
}

export function Broken({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useShared();
  const id = error instanceof ApiError ? error.requestId : null;
  return (
    <Center p="xl" mih={180}>
      <Stack align="center" gap={8} maw={460} role="alert">
        <ThemeIcon variant="light" color="red" size={44} radius="xl" aria-hidden><IconAlertTriangle size={24} /></ThemeIcon>
        <Text fw={600} ta="center">{wordsFor(error)}</Text>
        {id && <Text size="xs" c="dimmed"><CopyText text={id} label={t('states.reference')} /></Text>}
        {retry && <Button variant="default" onClick={retry}>{t('actions.retry')}</Button>}
      </Stack>
    </Center>
  );
}

export function NotFound() {
  const t = useShared();
  return <Empty whole icon={<IconMapPinOff size={24} />} title={t('states.notFound')} hint={t('states.notFoundHint')} action={<Button component={Link} to="/" size="sm" mt="sm">{t('states.toHome')}</Button>} />;
}

export function Loading({ rows = 5 }: { rows?: number }) {
  const t = useShared();
  return (
    <Stack gap="sm" p="md" role="status" aria-label={t('states.loading')}>
      {Array.from({ length: rows }, (_, at) => <Skeleton key={at} height={16} width={`${90 - ((at * 17) % 40)}%`} />)}
    </Stack>
  );
}

/** A query drawn: skeleton, error with retry, or what its data makes. */
export function Loaded<T>({ query, children, rows }: { query: UseQueryResult<T>; children: (data: T) => ReactNode; rows?: number }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Broken error={query.error} retry={() => void query.refetch()} />;
  return <Loading rows={rows} />;
}
