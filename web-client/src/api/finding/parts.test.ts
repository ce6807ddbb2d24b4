import { expect, test } from "vitest";
import { hasPart, partsOf, readPart, withoutPart, withParts } from "./parts";

test.each([
  ["dog lisbon", ["dog", "lisbon"]],
  ['"summer party" OR wedding camera:x-t5', ['"summer party" OR wedding', "camera:x-t5"]],
  ['place:"new york" -taken:2019', ['place:"new york"', "-taken:2019"]],
  ["(dog lisbon) OR cat  bus", ["(dog lisbon) OR cat", "bus"]],
  ['-(dog OR "a ) b") x', ['-(dog OR "a ) b")', "x"]],
  ["„zwei Wörter“ ORkan", ["„zwei Wörter“", "ORkan"]],
  ["  ", []],
])("%s is taken apart into what must hold", (q, parts) => {
  expect(partsOf(q)).toEqual(parts);
});

test.each(["(dog", '"dog', "dog OR", "a) b", "-", "OR OR", 'tag:"x', "--", ") (", "tag: x"])(
  "nothing of %s is lost, though it cannot be read",
  (q) => {
    expect(partsOf(q).join("").replaceAll(" ", "")).toBe(q.replaceAll(" ", ""));
  },
);

test.each([
  ['place:"New York"', { kind: "place", value: "New York", isLeftOut: false }],
  ["-Taken:2019", { kind: "taken", value: "2019", isLeftOut: true }],
  ["12:30", { kind: "text", value: "12:30", isLeftOut: false }],
  ["plcae:rome", { kind: "text", value: "plcae:rome", isLeftOut: false }],
  ["-dog", { kind: "text", value: "dog", isLeftOut: true }],
  ["tag:dog OR tag:cat", { kind: "text", value: "tag:dog OR tag:cat", isLeftOut: false }],
  ["-dog OR cat", { kind: "text", value: "-dog OR cat", isLeftOut: false }],
])("%s is read for showing it", (text, part) => {
  expect(readPart(text)).toEqual(part);
});

test("a facet is the same one with and without quotation marks, and in any case", () => {
  expect(hasPart('place:"Lisbon" dog', "place:lisbon")).toBe(true);
  expect(hasPart("-place:lisbon", "place:lisbon")).toBe(false);
  expect(withParts("place:lisbon", 'PLACE:"lisbon" dog')).toBe("place:lisbon dog");
  expect(withoutPart('dog place:"Lisbon" cat', "place:lisbon")).toBe("dog cat");
});
