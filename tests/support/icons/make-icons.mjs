// Draws the product's mark and writes public/icon/{16,32,48,128}.png. Run: node tests/support/icons/make-icons.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

const accent = [14, 116, 144];
const white = [255, 255, 255];
const samplesPerSide = 8;

/** Distance from a point to a rounded box; negative inside. All lengths are fractions of the icon's side. */
function roundedBox(x, y, box) {
  const halfWidth = (box.right - box.left) / 2;
  const halfHeight = (box.bottom - box.top) / 2;
  const dx = Math.abs(x - (box.left + halfWidth)) - halfWidth + box.radius;
  const dy = Math.abs(y - (box.top + halfHeight)) - halfHeight + box.radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - box.radius;
}

/** Distance from a point to a line between two points. */
function segment(x, y, [ax, ay], [bx, by]) {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

/** True inside the triangle; its corners are given clockwise. */
function triangle(x, y, corners) {
  return corners.every(([ax, ay], index) => {
    const [bx, by] = corners[(index + 1) % corners.length];
    return (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0;
  });
}

const bubble = { left: 0.0625, top: 0.0625, right: 0.9375, bottom: 0.8125, radius: 0.19 };
const tail = [
  [0.2, 0.7],
  [0.53, 0.7],
  [0.245, 0.97],
];
const tick = { start: [0.3, 0.445], corner: [0.44, 0.585], end: [0.7, 0.3], half: 0.064 };

/** The colour at a point of the mark, or nothing where the mark is transparent. */
function colourAt(x, y) {
  const inMark = roundedBox(x, y, bubble) <= 0 || triangle(x, y, tail);
  if (!inMark) return null;
  const toTick = Math.min(segment(x, y, tick.start, tick.corner), segment(x, y, tick.corner, tick.end));
  return toTick <= tick.half ? white : accent;
}

/** One pixel as RGBA: the mean of a grid of samples, with colour weighted by what is opaque. */
function pixel(column, row, side) {
  const sum = [0, 0, 0];
  let opaque = 0;
  for (let i = 0; i < samplesPerSide; i += 1) {
    for (let j = 0; j < samplesPerSide; j += 1) {
      const colour = colourAt(
        (column + (i + 0.5) / samplesPerSide) / side,
        (row + (j + 0.5) / samplesPerSide) / side,
      );
      if (colour === null) continue;
      opaque += 1;
      for (const channel of [0, 1, 2]) sum[channel] += colour[channel];
    }
  }
  if (opaque === 0) return [0, 0, 0, 0];
  return [
    ...sum.map((value) => Math.round(value / opaque)),
    Math.round((255 * opaque) / samplesPerSide ** 2),
  ];
}

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** A PNG file of RGBA rows (filter 0). */
function png(side) {
  const rows = Buffer.alloc(side * (side * 4 + 1));
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      rows.set(pixel(column, row, side), row * (side * 4 + 1) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = fileURLToPath(new URL('../../../public/icon/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const side of [16, 32, 48, 128]) writeFileSync(`${folder}${side}.png`, png(side));
