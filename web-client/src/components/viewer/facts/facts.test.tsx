import { cleanup, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Photo, Place } from "../../../api/types";
import { World } from "../../../testing/world";
import { type Language, LanguageContext, languageOf } from "../../../texts";
import { en } from "../../../texts/en";
import { FactList } from "./list";

const ENGLISH: Language = { tag: "en", texts: en };

/** What is told of a photo: under each label the large line, then the small ones, their parts joined by a bar. */
function told(details: Partial<Photo>, language = ENGLISH): Record<string, string[]> {
  const createdAt = new Date(2026, 4, 17, 12).getTime();
  const photo = new World().addPhoto("a".repeat(24), { fileName: "bus.jpg", createdAt, ...details });
  render(
    <LanguageContext value={language}>
      <FactList photo={photo} />
    </LanguageContext>,
  );
  const labels = screen.getAllByRole("term").map(({ textContent }) => textContent);
  const entries = screen.getAllByRole("definition").map(linesOf);
  return Object.fromEntries(labels.map((label, at) => [label, entries[at] ?? []]));
}

function linesOf(entry: HTMLElement): string[] {
  const [main, ...small] = entry.childNodes;
  const lines = small.map((line) => [...line.childNodes].map(({ textContent }) => textContent).join(" | "));
  return [main?.textContent ?? "", ...lines].map((line) => line.replaceAll(/\s/g, " "));
}

const SYDNEY: Place = {
  geonamesId: 2147714,
  town: "Sydney",
  region: "New South Wales",
  country: "Australia",
  countryCode: "AU",
  german: { town: "Sydney", region: "New South Wales", country: "Australien" },
};

test("a photo tells when, with what and where it was taken, and what its file is", () => {
  const facts = told({
    takenAt: Date.UTC(2026, 4, 16, 7, 30),
    takenAtOffset: 120,
    camera: "Nikon D750",
    lens: "35 mm f/2",
    exposure: { aperture: 2.8, seconds: 0.004, focalLength: 35, iso: 200 },
    gps: { lat: -33.8568, lon: 151.2153, altitude: 12.4 },
    place: SYDNEY,
    model: "yolov3-tiny",
  });
  expect(facts).toEqual({
    Taken: ["May 16, 2026, 9:30 AM", "Saturday | UTC+2"],
    Camera: ["Nikon D750", "ƒ/2.8 | 1/250 s | 35 mm | ISO 200", "35 mm f/2"],
    File: ["bus.jpg", "810 × 1080 (0.9 MP) | 137 kB | JPEG"],
    Place: ["33.8568° S, 151.2153° E (Show on OpenStreetMap)", "Sydney, New South Wales, Australia", "12 m"],
    Uploaded: ["May 17, 2026, 12:00 PM"],
    "Recognised by": ["yolov3-tiny"],
  });
});

test("what is not known is not listed", () => {
  expect(Object.keys(told({}))).toEqual(["File", "Uploaded"]);
});

test("of a camera without a name its exposure is told", () => {
  const exposure = { aperture: null, seconds: 2, focalLength: null, iso: 100 };
  expect(told({ exposure }).Camera).toEqual(["Unknown camera", "2 s | ISO 100"]);
});

test("a place is named in the person's language, and a region of the town's own name once", async () => {
  const place: Place = {
    geonamesId: 2761369,
    town: "Vienna",
    region: "Vienna",
    country: "Austria",
    countryCode: "AT",
    german: { town: "Wien", region: "Wien", country: "Österreich" },
  };
  const gps = { lat: 48.2085, lon: 16.3721, altitude: null };
  expect(told({ gps, place }).Place?.[1]).toBe("Vienna, Austria");
  cleanup();
  const german = told({ gps, place }, await languageOf("de"));
  expect(german.Ort?.[1]).toBe("Wien, Österreich");
});

test("what people wrote of a photo is told first, and who is in it and how many stars it has", () => {
  const facts = told({
    title: "The harbour",
    caption: "Evening.\nLast boats.",
    people: ["Anna Berg", "Ben"],
    rating: 4,
  });
  expect(Object.keys(facts)[0]).toBe("Caption");
  expect(facts).toMatchObject({
    Caption: ["The harbour", "Evening. Last boats."],
    People: ["Anna Berg, Ben"],
    Rating: ["★★★★☆"],
  });
  expect(screen.getByRole("img", { name: "4 of 5 stars" })).toBeVisible();
});

test("a caption without a title stands in its place", () => {
  expect(told({ caption: "Evening" }).Caption).toEqual(["Evening"]);
});

test("what tells when a photo was taken is said, in the person's language", async () => {
  const takenAt = Date.UTC(2015, 6, 4);
  expect(told({ takenAt, takenAtSource: "name" }).Taken).toEqual([
    expect.stringContaining("Jul 4, 2015"),
    "Saturday",
    "guessed from the file’s name",
  ]);
  cleanup();
  const german = told({ takenAt, takenAtSource: "file" }, await languageOf("de"));
  expect(german.Aufgenommen?.[2]).toBe("geschätzt: letzte Änderung der Datei");
});
