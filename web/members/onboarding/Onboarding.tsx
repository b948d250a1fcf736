// All steps on one page: what is done, the one that is next and open, what comes later. Left and taken up again on any device.
import { Badge, Button, Group, Text, ThemeIcon } from '@mantine/core';
import { Broken, Empty, Loading } from '@shared/ui/states';
import { IconCheck, IconCircleDashed, IconConfetti } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Step } from '../data';
import { useT } from '../texts';
import { Page, Panel, StepBar } from '../ui';
import { EmailStep } from './EmailStep';
import { FormStep } from './FormStep';
import { useJourney, type JourneyStep } from './journey';
import { KycPanel } from './KycPanel';
import styles from './onboarding.module.css';
import { DisclaimerStep, PhoneStep } from './ShortSteps';

export default function Onboarding() {
  const t = useT();
  const { journey, error, refetch } = useJourney();
  if (error && !journey) return <Broken error={error} retry={refetch} />;
  if (!journey) return <Loading />;
  const { steps, next, at } = journey;
  if (!next) {
    return (
      <Page title={t('onboarding.title')}>
        <Panel><Empty icon={<IconConfetti size={24} />} title={t('onboarding.doneTitle')} hint={t('onboarding.doneHint')} action={<Button component={Link} to="/" size="sm" mt="sm">{t('onboarding.toHome')}</Button>} /></Panel>
      </Page>
    );
  }
  return (
    <Page title={t('onboarding.title')} hint={t('onboarding.hint')}>
      <StepBar label={t('onboarding.stepOf', { at, of: steps.length })} at={at} of={steps.length} />
      <ol className={styles.list}>
        {steps.map((one) => <Item key={one.step} one={one} open={one === next} />)}
      </ol>
    </Page>
  );
}

function Item({ one, open }: { one: JourneyStep; open: boolean }) {
  const t = useT();
  return (
    <li className={styles.item} aria-current={open ? 'step' : undefined} data-open={open || undefined}>
      <Group gap="sm" wrap="nowrap">
        <ThemeIcon size={30} radius="xl" variant="light" color={one.done ? 'green' : open ? 'brand' : 'gray'} aria-hidden>{one.done ? <IconCheck size={18} /> : <IconCircleDashed size={18} />}</ThemeIcon>
        <Text fw={open ? 650 : 500} component="h2" size="md" className="grow" m={0}>{t(`steps.${one.step}` as 'steps.KYC')}</Text>
        {one.done ? <Badge color="green" variant="light">{t('onboarding.done')}</Badge> : !open && one.stage && <Badge color="gray" variant="light">{t(`stages.${one.stage}`)}</Badge>}
      </Group>
      {open && <div className={styles.body}>{BODIES[one.step]}</div>}
    </li>
  );
}

const BODIES: Record<Step, ReactNode> = {
  SignupDemoForm: <FormStep step="SignupDemoForm" />,
  SignupRealForm: <FormStep step="SignupRealForm" />,
  EmailConfirmation: <EmailStep />,
  CompleteAccountBeforeDepositForm: <FormStep step="CompleteAccountBeforeDepositForm" />,
  CompleteAccountBeforeWithdrawalForm: <FormStep step="CompleteAccountBeforeWithdrawalForm" />,
  PhoneConfirmation: <PhoneStep />,
  DisclaimerBeforeDeposit: <DisclaimerStep />,
  KYC: <KycPanel short />,
};
