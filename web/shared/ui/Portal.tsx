// Starts a portal: session, texts, theme, router, toasts, dialogs. A portal's main.tsx calls `startPortal` and nothing else.
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@mantine/core/styles.css';
import './base.css';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createRouter, RouterProvider, type AnyRoute } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { lazy, StrictMode, Suspense, useEffect, useMemo, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onRefusals } from '../api/client';
import { PERMISSIONS, queryClient } from '../api/queries';
import { session, type Portal as PortalName } from '../api/session';
import { direction, startTexts, useLanguage, useShared } from '../i18n';
import { schemeCookie, styleNonce, variables } from '../theme';
import { askForProof, Dialogs } from './dialogs';
import { OfflineBar } from './OfflineBar';
import { Broken, NotFound } from './states';
import { toastError } from './toasts';
import { worded } from './worded';

const ToastPlace = lazy(() => import('./ToastPlace'));

interface Start {
  portal: PortalName;
  basepath: string;
  /** `import.meta.glob('./i18n/*.json')` */
  texts: Record<string, () => Promise<unknown>>;
  routes: AnyRoute;
  /** The page for whom is not signed in, at any address but the open ones. */
  signIn: () => Promise<{ default: ComponentType }>;
  /** Addresses for which nobody needs to be signed in, such as `/reset-password`; below the base path. */
  open?: string[];
}

/** Search parameters are plain text: `?status=ACTIVE&page=2`, readable and safe to paste. */
const parseSearch = (text: string) => Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>) => {
  const pairs = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
};

export async function startPortal({ portal, basepath, texts, routes, signIn, open = [] }: Start) {
  // Windows lock the page behind them with a style of their own, which asks there for its nonce.
  setNonce(styleNonce());
  const client = queryClient(toastError);
  onRefusals({ proof: askForProof, permissions: () => void client.invalidateQueries({ queryKey: PERMISSIONS }) });
  await Promise.all([startTexts(portal, texts), session.start(portal)]);
  const router = createRouter({
    routeTree: routes, basepath, InnerWrap: WithDialogs, parseSearch, stringifySearch, defaultPreload: 'intent', scrollRestoration: true,
    defaultNotFoundComponent: NotFound, defaultErrorComponent: ({ error, reset }) => <Broken error={error} retry={reset} />,
  });
  const isOpen = () => open.some((path) => location.pathname === (basepath + path).replace('//', '/'));
  const SignIn = lazy(signIn);
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <Frame client={client}>
        <Gate client={client} signIn={<SignIn />} isOpen={isOpen}>
          <RouterProvider router={router} />
        </Gate>
      </Frame>
    </StrictMode>,
  );
}

function Frame({ client, children }: { client: QueryClient; children: ReactNode }) {
  const language = useLanguage();
  const [scheme] = useState(schemeCookie);
  const t = useShared();
  const theme = useMemo(() => worded(t), [t]);
  return (
    <DirectionProvider key={direction(language)} initialDirection={direction(language)} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} colorSchemeManager={scheme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
        <QueryClientProvider client={client}>
          <OfflineBar />
          {children}
          <Suspense><ToastPlace /></Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}

/** Panels hold links and forms, so they stand inside of the router. */
function WithDialogs({ children }: { children: ReactNode }) {
  return <>{children}<Dialogs /></>;
}

function Gate({ client, signIn, isOpen, children }: { client: QueryClient; signIn: ReactNode; isOpen: () => boolean; children: ReactNode }) {
  const standing = useSyncExternalStore(session.subscribe, session.standing);
  // What the last one saw is not for the next one.
  useEffect(() => {
    if (standing === 'out') client.clear();
  }, [client, standing]);
  if (standing === 'starting') return null;
  return standing === 'in' || isOpen() ? children : <Suspense>{signIn}</Suspense>;
}
