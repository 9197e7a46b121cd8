// Draws the program's icons from build/icon.svg: node scripts/icons.mjs. Run it when the drawing changes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../tests/support/chromium.ts';

const folder = join(import.meta.dirname, '../build');
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

mkdirSync(join(folder, 'icons'), { recursive: true });
const browser = await launchChromium();
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  const png = await page.screenshot({ omitBackground: true });
  writeFileSync(join(folder, 'icons', `${size}x${size}.png`), png);
  await page.close();
}
await browser.close();
