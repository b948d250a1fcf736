// The name at the top of every page.
import { Group, Text } from '@mantine/core';

export function Brand({ area }: { area?: string }) {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/favicon.svg" alt="" width={22} height={22} />
      <Text fw={700} size="md">Tradehall</Text>
      {area && <Text c="dimmed" size="md" visibleFrom="xs">{area}</Text>}
    </Group>
  );
}
