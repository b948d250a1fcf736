// Looks at a picture before it is sent: too large, too small, blurred. A person still decides; this only spares a refused paper.

export type Fault = 'kind' | 'large' | 'small' | 'blurred';

const KINDS = new Set(['image/jpeg', 'image/png', 'application/pdf']);
const MOST_BYTES = 20 * 1024 * 1024;
/** Below this, small print on a card cannot be read. */
const LEAST_PIXELS = 800;
/** The longer side to which a picture is brought before it is judged, so that the measure means the same for all. */
const JUDGED_AT = 600;
/** Variance of the Laplacian below which print is not sharp; sharp photographs of cards measure several hundred. */
const SHARP = 45;

/** What speaks against a file. `blurred` is a doubt, the others are refusals. */
export async function faultOf(file: File): Promise<Fault | null> {
  if (!KINDS.has(file.type)) return 'kind';
  if (file.size > MOST_BYTES) return 'large';
  if (file.type === 'application/pdf') return null;
  // A browser that cannot read it leaves the judgement to the server.
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  try {
    if (Math.max(picture.width, picture.height) < LEAST_PIXELS) return 'small';
    return sharpness(picture) < SHARP ? 'blurred' : null;
  } finally {
    picture.close();
  }
}

function sharpness(picture: ImageBitmap): number {
  const scale = Math.min(1, JUDGED_AT / Math.max(picture.width, picture.height));
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return SHARP;
  pen.drawImage(picture, 0, 0, width, height);
  return laplacianVariance(greys(pen.getImageData(0, 0, width, height).data), width, height);
}

function greys(pixels: Uint8ClampedArray): Float32Array {
  const grey = new Float32Array(pixels.length / 4);
  for (let at = 0; at < grey.length; at += 1) grey[at] = 0.299 * (pixels[at * 4] ?? 0) + 0.587 * (pixels[at * 4 + 1] ?? 0) + 0.114 * (pixels[at * 4 + 2] ?? 0);
  return grey;
}

export function laplacianVariance(grey: ArrayLike<number>, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  const at = (x: number, y: number) => grey[y * width + x] ?? 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const edge = 4 * at(x, y) - at(x - 1, y) - at(x + 1, y) - at(x, y - 1) - at(x, y + 1);
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count ? squares / count - (sum / count) ** 2 : 0;
}
