// What the server wrote into the page about the brand: its name, colour, and where help is to be had. There before anything is drawn.

const page: DOMStringMap = typeof document === 'undefined' ? {} : document.documentElement.dataset;

export const brand = {
  name: page['brand'] ?? 'Tradehall',
  /** `#rrggbb`, or nothing for the usual one. */
  color: page['brandColor'] ?? '',
  support: page['brandSupport'] ?? '',
  redIsUp: page['redIsUp'] !== undefined,
};
