// The partner portal: what a partner sees of whom they brought, and that the link brings somebody.
import assert from 'node:assert/strict';
import { api, journey, URL } from '../browser.mjs';

const AFFILIATE = 'mateo.rossi@mail.example';
const CUSTOMER = 'lena.jansen@mail.example';

journey('referrals are counted, and the link is one’s own', { portal: 'partners', as: AFFILIATE }, async (page) => {
  const seen = await api(AFFILIATE, 'GET', '/affiliates/dashboard');
  await page.getByRole('heading', { name: 'Hello Mateo' }).waitFor();
  const { user } = await api(AFFILIATE, 'GET', '/me');
  await page.getByText(`${URL}/sign-up?wtreferrer=${seen.refKey ?? user.accountId}`).waitFor();
  const funnel = page.getByRole('listitem').filter({ hasText: 'Signed up' });
  assert.match(await funnel.innerText(), new RegExp(`${seen.totalSignUps}$`));
});

journey('a customer who is no partner is told so', { portal: 'partners', as: CUSTOMER }, async (page) => {
  await page.getByText('This page is for partners').waitFor();
});
