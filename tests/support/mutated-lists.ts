import { inflateRawSync } from 'node:zlib';
import { buildZip, type ZipPart } from './zip-builder.ts';

/* Lists spoiled in every way a seed can think of: the bytes of the file, and the insides of a workbook. */

type Random = () => number;
const below = (random: Random, most: number): number => Math.floor(random() * most);
const oneOf = <T>(random: Random, things: readonly T[], or: T): T => things[below(random, things.length)] ?? or;

/** What a reader of lists, numbers and XML stumbles over. */
const oddPieces = [
  '<', '>', '&', '&#x0;', '&#xD800;', '<![CDATA[', '-->', '<!DOCTYPE a [<!ENTITY b "c">]>', '</row>', '<row r="99999999">',
  '<c r="ZZZ1">', ' r="1"', ' t="s"', ' t="e"', '<v>99999999999999999999</v>', '<v>-1</v>', '<v>NaN</v>', '<f>1/0</f>',
  '"', '""', ';', '\r', '\n', '\t', '\0', '\uFEFF', '\u202E', 'õûÕÛ', '=HYPERLINK("http://a")', "'", '1e999', '-0', '06 1 421 1421',
]; // prettier-ignore

function spoilBytes(file: Buffer, random: Random): Buffer {
  let made = Buffer.from(file);
  const times = 1 + below(random, 8);
  for (let time = 0; time < times && made.length > 0; time += 1) {
    const at = below(random, made.length);
    const length = 1 + below(random, oneOf(random, [4, 64, 2048], 4));
    switch (below(random, 5)) {
      case 0:
        made[at] = below(random, 256);
        break;
      case 1:
        made.fill(below(random, 256), at, Math.min(made.length, at + length));
        break;
      case 2:
        made = Buffer.concat([made.subarray(0, at), made.subarray(at + length)]);
        break;
      case 3:
        made = Buffer.concat([made.subarray(0, at), made.subarray(at, at + length), made.subarray(at)]);
        break;
      case 4:
        made = Buffer.concat([made.subarray(0, at), Buffer.from(oneOf(random, oddPieces, '')), made.subarray(at)]);
        break;
    }
  }
  return random() < 0.15 ? made.subarray(0, below(random, made.length)) : made;
}

/** The parts of an honest archive. */
function partsOf(file: Buffer): ZipPart[] {
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const count = file.readUInt16LE(end + 10);
  const parts: ZipPart[] = [];
  for (let each = 0, at = file.readUInt32LE(end + 16); each < count; each += 1) {
    const [names, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(from, from + file.readUInt32LE(at + 20));
    const name = file.toString('utf8', at + 46, at + 46 + (names ?? 0));
    parts.push({ name, data: file.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : Buffer.from(packed) });
    at += 46 + (names ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

/** A part spoiled inside an archive that is in order, or an archive that tells lies about its parts. */
function spoilParts(file: Buffer, random: Random): Buffer {
  const parts = partsOf(file);
  const at = below(random, parts.length);
  const spoilt = parts.flatMap((part, index): ZipPart[] => {
    if (index !== at) return [part];
    switch (below(random, 8)) {
      case 0:
        return [];
      case 1:
        return [part, part];
      case 2:
        return [{ ...part, declaredSize: below(random, 2 ** 31) }];
      case 3:
        return [{ ...part, crc: below(random, 2 ** 31) }];
      case 4:
        return [
          {
            ...part,
            name: oneOf(random, ['../a.xml', '/etc/a', 'xl/vbaProject.bin', 'a\0b', 'xl/embeddings/a.zip'], 'a'),
          },
        ];
      default:
        return [{ ...part, data: spoilBytes(Buffer.from(part.data), random) }];
    }
  });
  return buildZip(spoilt);
}

/** A file that was a list once. */
export function mutated(file: Buffer, random: Random): Buffer {
  const archive = file.toString('latin1', 0, 2) === 'PK';
  return archive && random() < 0.6 ? spoilParts(file, random) : spoilBytes(file, random);
}
