import { expect, test } from "vitest";
import { addressOf, albumsBelow, albumsIn, foldersIn, placeIn, placesOf, readPlace, textOf } from "./tree";

const albums = [["2019"], ["2019", "Lisbon"], ["2019", "Lisbon", "Best"], ["2020", "Rome"], ["A/B", "C"]].map(
  (names) => ({ albumName: names.at(-1) ?? "", path: names.slice(0, -1) }),
);

const names = (found: readonly { albumName: string }[]) => found.map(({ albumName }) => albumName);

test("a place shows its own albums, and folders for what lies deeper", () => {
  expect(names(albumsIn(albums, []))).toEqual(["2019"]);
  expect(foldersIn(albums, []).map(({ name, count }) => [name, count])).toEqual([
    ["2020", 1],
    ["A/B", 1],
  ]);
  expect(names(albumsIn(albums, ["2019"]))).toEqual(["Lisbon"]);
  expect(foldersIn(albums, ["2019"])).toEqual([]);
  expect(names(albumsBelow(albums, ["2019"]))).toEqual(["Lisbon", "Best"]);
});

test("a place is in the address, whatever its names", () => {
  for (const place of [[], ["2019", "Lisbon"], ["A/B", "a&in=b", "ö"]]) {
    const address = new URL(addressOf(place), "http://album.example");
    expect(placeIn(address.searchParams)).toEqual(place);
  }
});

test("a place is written with slashes", () => {
  expect(readPlace(textOf(["2019", "Lisbon"]))).toEqual(["2019", "Lisbon"]);
  expect(readPlace(" 2019 /  / Lisbon/ ")).toEqual(["2019", "Lisbon"]);
  expect(readPlace("  ")).toEqual([]);
  expect(placesOf(albums)).toContain("2019 / Lisbon");
  expect(placesOf(albums)).toContain("2020");
});
