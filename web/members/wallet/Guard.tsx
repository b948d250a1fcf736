// Stands before deposits and withdrawals while steps are to be done: says which, and leads there.
import { Alert, Button, Group, Text } from '@mantine/core';
import { Loaded } from '@shared/ui/states';
import { IconListCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useStepsBefore, type Stage } from '../data';
import { useT } from '../texts';

const BEFORE: Record<Stage, Stage[]> = { BeforeSignIn: ['BeforeSignIn'], BeforeDeposit: ['BeforeDeposit'], BeforeWithdrawal: ['BeforeWithdrawal'] };

export function Guard({ stage, children }: { stage: Stage; children: ReactNode }) {
  const t = useT();
  const query = useStepsBefore(stage);
  return (
    <Loaded query={query}>
      {(steps) => (steps.length === 0 ? children : (
        <Alert variant="light" color="blue" icon={<IconListCheck size={20} />} title={t(`guard.${BEFORE[stage][0] as 'BeforeDeposit'}`)}>
          <Text size="sm">{t('guard.left', { count: steps.length })}</Text>
          <ul>{steps.map((step) => <li key={step}>{t(`steps.${step}` as 'steps.KYC')}</li>)}</ul>
          <Group><Button component={Link} to={steps[0] === 'KYC' ? '/onboarding/documents' : '/onboarding'} size="sm">{t('guard.go')}</Button></Group>
        </Alert>
      ))}
    </Loaded>
  );
}
