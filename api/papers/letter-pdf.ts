import { createRequire } from 'node:module';
import { PassThrough, type Readable } from 'node:stream';

const fonts = createRequire(import.meta.url);
const font = (weight: '400Regular' | '600SemiBold'): string =>
  fonts.resolve(`@expo-google-fonts/source-sans-3/${weight}/SourceSans3_${weight}.ttf`);

export type Paper = {
  sender: string;
  /** `#rrggbb` of the line on top */
  colour: string;
  title: string;
  facts: readonly (readonly [name: string, value: string])[];
  paragraphs: readonly string[];
  /** below them, each under its own heading */
  sections?: readonly { title: string; lines: readonly string[] }[];
  /** black and white squares, row by row, with what they say beside them */
  code?: { squares: readonly (readonly boolean[])[]; caption: string };
};

const MARGIN = 56;
const SQUARE = 4;

function drawCode(paper: PDFKit.PDFDocument, { squares, caption }: NonNullable<Paper['code']>): void {
  const [left, top] = [paper.x, paper.y + 8];
  squares.forEach((row, y) =>
    row.forEach((black, x) => {
      if (black) paper.rect(left + x * SQUARE, top + y * SQUARE, SQUARE, SQUARE);
    }),
  );
  paper.fill('#000000');
  paper
    .fontSize(9)
    .fillColor('#444444')
    .text(caption, left, top + squares.length * SQUARE + 8);
}

/** A page or more of one letter, A4, with every Hungarian letter in it. */
export async function letterPdf({
  sender,
  colour,
  title,
  facts,
  paragraphs,
  sections = [],
  code,
}: Paper): Promise<Readable> {
  const { default: PDFDocument } = await import('pdfkit');
  const paper = new PDFDocument({ size: 'A4', margin: MARGIN, lang: 'hu', info: { Title: title, Author: sender } });
  const out = paper.pipe(new PassThrough());
  paper.registerFont('plain', font('400Regular')).registerFont('strong', font('600SemiBold'));
  paper.rect(0, 0, paper.page.width, 10).fill(colour);
  paper.fillColor('#222222').font('strong').fontSize(12).text(sender);
  paper.moveDown(2).fontSize(18).text(title).moveDown(0.8);
  for (const [name, value] of facts)
    paper
      .font('plain')
      .fontSize(10.5)
      .fillColor('#555555')
      .text(`${name}: `, { continued: true })
      .font('strong')
      .fillColor('#222222')
      .text(value);
  paper.moveDown().font('plain').fontSize(11).fillColor('#222222');
  for (const paragraph of paragraphs) paper.text(paragraph, { lineGap: 2 }).moveDown(0.7);
  for (const { title: heading, lines } of sections) {
    paper.moveDown(0.8).font('strong').fontSize(13).text(heading).moveDown(0.3).font('plain').fontSize(10);
    for (const line of lines) paper.text(line, { lineGap: 1.5 }).moveDown(0.25);
  }
  if (code) drawCode(paper, code);
  paper.end();
  return out;
}
