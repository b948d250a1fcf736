// What the screens of this portal are made of: a page of readable width, cards, the bar of steps, rows of choices.
import { ActionIcon, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { useShared } from '@shared/i18n';
import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import styles from './ui.module.css';

interface PageProps {
  title: string;
  back?: string;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Forms are narrow, overviews wide. */
  wide?: boolean;
  children: ReactNode;
}

export function Page({ title, back, hint, actions, wide, children }: PageProps) {
  const t = useShared();
  return (
    <div className={styles.page} data-wide={wide || undefined}>
      <Group justify="space-between" gap="sm" mb={hint ? 4 : 'md'}>
        <Group gap={6} wrap="nowrap" className="grow">
          {back && <Link to={back} className={styles.back} aria-label={t('actions.back')}><IconArrowLeft size={20} /></Link>}
          <Title order={1} className={styles.title}>{title}</Title>
        </Group>
        {actions && <Group gap={8}>{actions}</Group>}
      </Group>
      {hint && <Text c="dimmed" mb="md" className={styles.hint}>{hint}</Text>}
      <div className={styles.stack}>{children}</div>
    </div>
  );
}

export function Panel({ title, action, children, label }: { title?: ReactNode; action?: ReactNode; children: ReactNode; label?: string }) {
  return (
    <section className={styles.panel} aria-label={label}>
      {(title || action) && <Group justify="space-between" mb="sm" gap="xs"><Title order={2} size="h4">{title}</Title>{action}</Group>}
      {children}
    </section>
  );
}

/** `Step 2 of 4`, said and drawn. */
export function StepBar({ label, at, of }: { label: string; at: number; of: number }) {
  return (
    <div className={styles.steps}>
      <Text size="sm" fw={600}>{label}</Text>
      <div className={styles.bar} aria-hidden>{Array.from({ length: of }, (_, place) => <i key={place} data-done={place < at - 1 || undefined} data-now={place === at - 1 || undefined} />)}</div>
    </div>
  );
}

/** One of a few, as large buttons. */
export function Choices<Value extends string>({ label, options, value, onChange }: {
  label: string; options: { value: Value; label: ReactNode; hint?: ReactNode; icon?: ReactNode }[]; value: Value | null; onChange: (value: Value) => void;
}) {
  return (
    <div role="radiogroup" aria-label={label} className={styles.choices}>
      {options.map((option) => (
        <UnstyledButton key={option.value} role="radio" aria-checked={option.value === value} className={styles.choice} data-chosen={option.value === value || undefined} onClick={() => onChange(option.value)}>
          {option.icon}
          <span className="grow"><span className={styles.choiceLabel}>{option.label}</span>{option.hint && <span className={styles.choiceHint}>{option.hint}</span>}</span>
          {option.value === value && <IconCheck size={18} aria-hidden />}
        </UnstyledButton>
      ))}
    </div>
  );
}

export function Facts({ facts }: { facts: [ReactNode, ReactNode][] }) {
  return <dl className={styles.facts}>{facts.map(([label, value], at) => <div key={at}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>;
}

export function IconLink({ to, label, icon }: { to: string; label: string; icon: ReactNode }) {
  return <ActionIcon component={Link} to={to} size={44} variant="default" aria-label={label}>{icon}</ActionIcon>;
}
