// Taking a line of a chart by mouse or finger and putting it at another price. The chart stands still meanwhile.
import type { IChartApi, IPriceLine, ISeriesApi } from 'lightweight-charts';

export interface Draggable {
  line: IPriceLine;
  moved: (price: number) => void;
}

const NEAR_MOUSE_PX = 6;
const NEAR_FINGER_PX = 18;

export function dragging(box: HTMLElement, chart: IChartApi, series: ISeriesApi<'Candlestick'>, lines: () => Draggable[]): () => void {
  let held: { taken: Draggable; from: number } | null = null;
  const height = (event: PointerEvent) => event.clientY - box.getBoundingClientRect().top;
  const under = (event: PointerEvent) => {
    const near = event.pointerType === 'mouse' ? NEAR_MOUSE_PX : NEAR_FINGER_PX;
    const away = ({ line }: Draggable) => Math.abs((series.priceToCoordinate(line.options().price) ?? -1000) - height(event));
    return lines().filter((one) => away(one) <= near).sort((a, b) => away(a) - away(b))[0];
  };
  const still = (yes: boolean) => chart.applyOptions({ handleScroll: !yes, handleScale: !yes });
  const down = (event: PointerEvent) => {
    const taken = under(event);
    if (!taken) return;
    held = { taken, from: taken.line.options().price };
    still(true);
    box.setPointerCapture(event.pointerId);
    event.stopPropagation();
    event.preventDefault();
  };
  const move = (event: PointerEvent) => {
    if (!held) {
      box.style.cursor = under(event) ? 'ns-resize' : '';
      return;
    }
    const price = series.coordinateToPrice(height(event));
    if (price !== null) held.taken.line.applyOptions({ price });
    event.stopPropagation();
  };
  const release = (keep: boolean) => {
    if (!held) return;
    const { taken, from } = held;
    held = null;
    still(false);
    const to = taken.line.options().price;
    if (keep && to !== from) taken.moved(to);
    else taken.line.applyOptions({ price: from });
  };
  const up = () => release(true);
  const away = () => release(false);
  const touch = (event: TouchEvent) => { if (held) { event.stopPropagation(); event.preventDefault(); } };
  box.addEventListener('pointerdown', down, true);
  box.addEventListener('pointermove', move, true);
  box.addEventListener('pointerup', up, true);
  box.addEventListener('pointercancel', away, true);
  box.addEventListener('touchmove', touch, { capture: true, passive: false });
  return () => {
    box.removeEventListener('pointerdown', down, true);
    box.removeEventListener('pointermove', move, true);
    box.removeEventListener('pointerup', up, true);
    box.removeEventListener('pointercancel', away, true);
    box.removeEventListener('touchmove', touch, true);
  };
}
