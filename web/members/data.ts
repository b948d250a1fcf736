// What more than one screen reads.
import { api, ask, type Schemas } from '@shared/api/client';
import { sign } from '@shared/i18n/format';
import { useQueries, useQuery } from '@tanstack/react-query';

export type Wallet = Schemas['Wallet'];
export type Step = Schemas['Step'];
export type Transaction = Schemas['Transaction'];

export const WALLETS = ['wallets'] as const;
export const STEPS = ['steps'] as const;
export const KYC = ['kyc'] as const;
export const WITHDRAWAL = ['withdrawal'] as const;
export const TRANSACTIONS = ['transactions'] as const;

export const useWallets = (every?: number) => useQuery({ queryKey: WALLETS, queryFn: async () => (await ask(api.GET('/me/wallets'))).wallets, refetchInterval: every ?? false });

export const useKyc = (every?: number) => useQuery({ queryKey: KYC, queryFn: () => ask(api.GET('/me/kyc')), refetchInterval: every ?? false });

export const useCountries = () => useQuery({ queryKey: ['countries'], queryFn: async () => (await ask(api.GET('/countries'))).countries, staleTime: Infinity });

export const useMethods = () => useQuery({ queryKey: ['methods'], queryFn: () => ask(api.GET('/me/payment-methods')), staleTime: 60_000 });

export const useOpenWithdrawal = () => useQuery({ queryKey: WITHDRAWAL, queryFn: async () => (await ask(api.GET('/me/withdrawals/current'))).withdrawal ?? null, refetchInterval: 5000 });

export const STAGES = ['BeforeSignIn', 'BeforeDeposit', 'BeforeWithdrawal'] as const;
export type Stage = (typeof STAGES)[number];

const stepsOf = (stage: Stage) => ({ queryKey: [...STEPS, stage], queryFn: async () => (await ask(api.GET('/me/onboarding/{stage}', { params: { path: { stage } } }))).steps });

export const useStepsBefore = (stage: Stage) => useQuery(stepsOf(stage));

/** What is still to be done before each stage. */
export function useAllSteps() {
  return useQueries({
    queries: STAGES.map(stepsOf),
    combine: (results) => ({
      steps: results.every(({ data }) => data) ? results.map(({ data }, at) => ({ stage: STAGES[at] as Stage, steps: data ?? [] })) : undefined,
      error: results.find(({ error }) => error)?.error ?? null,
      refetch: () => results.forEach((result) => void result.refetch()),
    }),
  });
}

export const isLive = (wallet: Wallet) => !wallet.isDemo && wallet.status === 'ACTIVE';
export const hasMoney = (wallet: Wallet) => sign(wallet.equity) > 0;

/** The transactions of a wallet within days, newest first. */
export async function transactionsOf(id: number, from: string, to: string): Promise<Transaction[]> {
  const { transactions } = await ask(api.GET('/me/wallets/{id}/transactions', { params: { path: { id }, query: { startDate: from, endDate: to } } }));
  return [...transactions].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

const DAY_MS = 86_400_000;

/** The last weeks of a wallet, for the short lists on overviews. */
export function useRecent(id: number | undefined, days = 60) {
  return useQuery({
    queryKey: [...TRANSACTIONS, id, 'recent', days], enabled: id !== undefined,
    queryFn: () => transactionsOf(id ?? 0, new Date(Date.now() - days * DAY_MS).toISOString(), new Date(Date.now() + DAY_MS).toISOString()),
  });
}

/** Small things that this browser remembers, such as the last amount; without storage they are forgotten. */
export const memory = {
  read(name: string): string | null {
    try {
      return localStorage.getItem(`tradehall.members.${name}`);
    } catch {
      return null;
    }
  },
  keep(name: string, value: string) {
    try {
      localStorage.setItem(`tradehall.members.${name}`, value);
    } catch {
      // Nothing is lost but a convenience.
    }
  },
};
