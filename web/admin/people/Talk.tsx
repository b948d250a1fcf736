// Comments, newest first, with a field to write one: for customers and leads alike.
import { Avatar, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useWrite } from '@shared/api/queries';
import { Empty, Loaded } from '@shared/ui/states';
import { Time } from '@shared/ui/Time';
import { useQuery, type QueryKey } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useT } from '../texts';

export interface Said {
  id: string;
  comment: string;
  createdAt: string;
  authorName: string;
}

interface Props {
  queryKey: QueryKey;
  read: () => Promise<Said[]>;
  /** Without it nobody may write here. */
  write?: (comment: string, key: string) => Promise<unknown>;
}

const LONGEST = 4000;

export function Talk({ queryKey, read, write }: Props) {
  const t = useT();
  const [text, setText] = useState('');
  const query = useQuery({ queryKey, queryFn: read });
  const save = useWrite({ call: (comment: string, key) => (write ? write(comment, key) : Promise.resolve()), stale: [queryKey], done: () => setText('') });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(text.trim());
  };
  return (
    <Stack gap="md" maw={720}>
      {write && (
        <form onSubmit={submit}>
          <Textarea label={t('talk.new')} maxLength={LONGEST} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <Group justify="flex-end" mt={6}><Button type="submit" loading={save.isPending} disabled={!text.trim()}>{t('talk.add')}</Button></Group>
        </form>
      )}
      <Loaded query={query} rows={3}>
        {(comments) => comments.length === 0 ? <Empty title={t('talk.none')} /> : comments.map((one) => (
          <Group key={one.id} align="flex-start" wrap="nowrap" gap="sm">
            <Avatar name={one.authorName} size={30} color="brand" variant="light" />
            <div className="grow">
              <Text size="sm"><b><bdi>{one.authorName}</bdi></b> <span className="quiet"><Time value={one.createdAt} as="ago" /></span></Text>
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">{one.comment}</Text>
            </div>
          </Group>
        ))}
      </Loaded>
    </Stack>
  );
}
