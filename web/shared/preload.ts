// After a release an old tab asks for chunks that are gone: load the page anew, once.
const MARK = 'tradehall.reloaded';
const PAUSE_MS = 60_000;

window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem(MARK) ?? 0);
  if (Date.now() - last < PAUSE_MS) return;
  sessionStorage.setItem(MARK, String(Date.now()));
  event.preventDefault();
  location.reload();
});

export {};
