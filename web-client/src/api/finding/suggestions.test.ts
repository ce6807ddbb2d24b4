import { expect, test } from "vitest";
import { beginningsIn } from "./suggestions";

const textsOf = (text: string) => beginningsIn(text).map((one) => one.text);

test("the last words may belong together, and what stands before them stays", () => {
  expect(beginningsIn("dog new y")).toMatchObject([
    { text: "dog new y", before: "" },
    { text: "new y", before: "dog " },
    { text: "y", before: "dog new " },
  ]);
  expect(textsOf("a b c d e")).toEqual(["c d e", "d e", "e"]);
});

test.each([
  ['"summer party" lis', ["lis"]],
  ["(a b) lis", ["lis"]],
  ["tag:dog lis", ["lis"]],
  ["dog ", []],
  ["", []],
])("of %s, what may be a beginning", (text, beginnings) => {
  expect(textsOf(text)).toEqual(beginnings);
});

test("what is to be left out, and what is said to be of a facet, is completed as such", () => {
  expect(beginningsIn("bus -do").at(-1)).toMatchObject({ text: "do", before: "bus -" });
  expect(beginningsIn('bus place:"new y')).toMatchObject([{ text: "new y", before: "bus ", kind: "place" }]);
  expect(beginningsIn("-place:lis")).toMatchObject([{ text: "lis", before: "-", kind: "place" }]);
});
