// How far a customer has come: what is done, what is next, and `step 2 of 6`. The server says what is still to be done; what this browser
// has seen to be asked for, and is asked for no more, is done.
import { useMe } from '@shared/api/queries';
import { useEffect, useMemo } from 'react';
import { memory, useAllSteps, useKyc, type Stage, type Step } from '../data';

export interface JourneyStep {
  step: Step;
  stage: Stage | null;
  done: boolean;
}

const ORDER: Step[] = ['SignupDemoForm', 'SignupRealForm', 'EmailConfirmation', 'CompleteAccountBeforeDepositForm', 'PhoneConfirmation', 'DisclaimerBeforeDeposit', 'CompleteAccountBeforeWithdrawalForm', 'KYC'];

export interface Journey {
  steps: JourneyStep[];
  next: JourneyStep | undefined;
  /** The number of the next step, counted from one. */
  at: number;
}

export function useJourney() {
  const me = useMe();
  const outstanding = useAllSteps();
  const { data: standing } = useKyc();
  const kyc = standing?.status;
  const id = me.data?.user.id;
  const waiting = kyc === 'IN_REVIEW';
  const journey = useMemo<Journey | undefined>(() => {
    if (!outstanding.steps || !id) return undefined;
    const open = new Map(outstanding.steps.flatMap(({ stage, steps }) => steps.map((step) => [step, stage] as const)));
    const seen = (memory.read(`steps.${id}`) ?? '').split(',').filter((step) => ORDER.includes(step as Step)) as Step[];
    const all = new Set<Step>(['SignupRealForm', ...seen, ...open.keys()]);
    if (kyc === 'APPROVED') all.add('KYC');
    if (me.data?.user.confirmedAt) all.add('EmailConfirmation');
    const steps = ORDER.filter((step) => all.has(step)).map((step) => ({ step, stage: open.get(step) ?? null, done: !open.has(step) }));
    const next = steps.find(({ step, done }) => !done && !(step === 'KYC' && waiting)) ?? steps.find(({ done }) => !done);
    return { steps, next, at: next ? steps.indexOf(next) + 1 : steps.length };
  }, [outstanding.steps, id, kyc, waiting, me.data?.user.confirmedAt]);
  useEffect(() => {
    if (id && journey) memory.keep(`steps.${id}`, journey.steps.map(({ step }) => step).join(','));
  }, [id, journey]);
  return { journey, kyc, error: outstanding.error ?? me.error, refetch: outstanding.refetch };
}
