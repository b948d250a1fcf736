// The name at the top of every page.
import { Group, Text } from '@mantine/core';
import { brand } from '../brand';

export function Brand({ area }: { area?: string }) {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/favicon.svg" alt="" width={22} height={22} />
      <Text fw={700} size="md" truncate maw={220}><bdi>{brand.name}</bdi></Text>
      {area && <Text c="dimmed" size="md" visibleFrom="xs">{area}</Text>}
    </Group>
  );
}
