import { render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { World } from "../../testing/world";
import { Picture } from "./picture";

const PLACEHOLDER = "1QcSHQRnh493V4dIh4eXh1h4kJUI";

function picture(isWhole: boolean, width: number, density: number) {
  vi.stubGlobal("devicePixelRatio", density);
  const photo = new World().addPhoto("a".repeat(24), {
    thumbnailKey: "thumbnail:ada:x",
    mediumKey: "preview:ada:x.medium",
    previewKey: "preview:ada:x",
    placeholder: PLACEHOLDER,
    width: 800,
    height: 400,
    crop: { x: 200, y: 0, width: 400, height: 400 },
  });
  render(<Picture photo={photo} width={width} isWhole={isWhole} alt="a photo" />);
  return screen.getByRole("img", { name: "a photo" });
}

afterEach(() => vi.unstubAllGlobals());

test("on a simple display a square is the thumbnail", () => {
  expect(picture(false, 200, 1)).toHaveAttribute("src", "/function/storage/thumbnail:ada:x");
});

test("on a dense display a square is the same part of the medium picture", () => {
  const image = picture(false, 200, 2);
  expect(image).toHaveAttribute("src", "/function/storage/preview:ada:x.medium");
  expect(image).toHaveStyle({ left: "-50%", width: "200%", height: "100%" });
});

test("a whole picture is the medium one, behind it the placeholder", () => {
  const image = picture(true, 300, 1);
  expect(image).toHaveAttribute("src", "/function/storage/preview:ada:x.medium");
  expect(image.previousElementSibling).toHaveStyle({
    backgroundImage: expect.stringMatching(/^url\("?data:image\/png/) as string,
  });
});
