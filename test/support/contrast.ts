import type { Page } from 'playwright-core';

/** The contrast of two colours as WCAG has it, from 1 to 21; each three numbers from 0 to 255. */
export function contrast(one: number[], other: number[]): number {
  const [lower = 0, higher = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
}

function luminance(colour: number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `#b3211b` as three numbers. */
export function numbersOf(hex: string): number[] {
  const long = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((start) => Number.parseInt(long.slice(start, start + 2), 16));
}

/** The texts that a tab shows at less than 4.5 : 1, also those of drawings, which axe-core leaves open. */
export async function paleTexts(tab: Page): Promise<string[]> {
  const texts = await tab.evaluate(() => {
    const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; colour: number[]; ground: number[] }[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? '';
      const element = walker.currentNode.parentElement;
      if (!text || !element?.checkVisibility() || element.closest('desc, title, .sr')) continue;
      const { color, fill } = getComputedStyle(element);
      let around: Element | null = element;
      const grounds = [];
      for (; around; around = around.parentElement)
        grounds.push(numbers(getComputedStyle(around).backgroundColor));
      const ground = grounds.find(([, , , alpha = 1]) => alpha > 0) ?? [255, 255, 255];
      const colour = numbers(element.closest('svg') ? fill : color);
      found.push({ text, colour: colour.slice(0, 3), ground: ground.slice(0, 3) });
    }
    return found;
  });
  if (texts.length === 0) throw new Error('the tab shows no text at all');
  return texts
    .filter(({ colour, ground }) => contrast(colour, ground) < 4.5)
    .map(({ text, colour, ground }) => `${text}: ${colour.join(' ')} on ${ground.join(' ')}`);
}
