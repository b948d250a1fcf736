// Who is signed in.
import { Stack, Text, Title } from '@mantine/core';
import { useMe } from '@shared/api/queries';
import { CopyText } from '@shared/ui/Copy';
import { Loaded } from '@shared/ui/states';
import { useT } from './texts';

export default function Home() {
  const t = useT();
  return (
    <Loaded query={useMe()}>
      {({ user }) => (
        <Stack p="md" gap="xs">
          <Title order={1} size="h3">{t('home.hello', { name: user.firstname })}</Title>
          {user.accountId && <Text size="sm" c="dimmed">{t('home.number')} <CopyText text={user.accountId} /></Text>}
        </Stack>
      )}
    </Loaded>
  );
}
