import { expect, test } from "vitest";
import { PieceSize } from "./piece-size";

const KIB = 1024;
const MIB = 1024 * KIB;

/** The sizes of as many pieces, over a line of so many bytes a second. */
function pieces(size: PieceSize, bytesPerSecond: number, count: number): number[] {
  return Array.from({ length: count }, () => {
    const bytes = size.bytes;
    size.cameThrough(bytes, (bytes * 1000) / bytesPerSecond);
    return bytes;
  });
}

test("a fast line has pieces grow to the largest", () => {
  expect(pieces(new PieceSize(), 100 * MIB, 6)).toEqual([MIB, 2 * MIB, 4 * MIB, 8 * MIB, 8 * MIB, 8 * MIB]);
});

test("a slow line has them last some seconds", () => {
  expect(pieces(new PieceSize(), 100 * KIB, 3)).toEqual([MIB, 400 * KIB, 400 * KIB]);
});

test("a very slow line has the smallest", () => {
  expect(pieces(new PieceSize(), 10 * KIB, 2)).toEqual([MIB, 256 * KIB]);
});

test("a cut halves them, down to the smallest", () => {
  const size = new PieceSize();
  const after = Array.from({ length: 3 }, () => {
    size.wasCut();
    return size.bytes;
  });
  expect(after).toEqual([512 * KIB, 256 * KIB, 256 * KIB]);
});

test("the short end of a file changes nothing", () => {
  const size = new PieceSize();
  size.cameThrough(10, 1_000);
  expect(size.bytes).toBe(MIB);
});
